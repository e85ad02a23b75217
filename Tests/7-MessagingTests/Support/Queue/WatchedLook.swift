import Foundation
import Synchronization

@testable import Messaging

/// A look into a queue that a test plays, and that counts how often it is asked.
final class WatchedLook: QueueLook {
  /// What one look finds.
  struct Finding: Sendable {
    var deliveries: [Delivery] = []
    var nextVisibleAt: Date?

    static let nothing = Finding()

    static func message(_ body: String) -> Self {
      Finding(deliveries: [
        Delivery(
          id: body, handle: ReceiptHandle(rawValue: body), body: body, receiveCount: 1,
          sentAt: ManualQueueClock.start, firstReceivedAt: ManualQueueClock.start)
      ])
    }

    static func nothing(until time: Date) -> Self { Finding(nextVisibleAt: time) }
  }

  /// More looks than any right answer needs.
  struct TooManyLooks: Error, CustomStringConvertible {
    var description: String { "it looked more than 200 times" }
  }

  let wait: Duration
  private let finding: @Sendable (_ number: Int) async throws -> Finding
  private let number = Mutex(0)

  /// `finding` is called with the number of the look, from 1.
  init(wait: Duration, _ finding: @escaping @Sendable (_ number: Int) async throws -> Finding) {
    self.wait = wait
    self.finding = finding
  }

  /// The number of looks so far.
  var count: Int { number.withLock { $0 } }

  func look() async throws -> (deliveries: [Delivery], nextVisibleAt: Date?) {
    let number = number.withLock { number in
      number += 1
      return number
    }
    guard number <= 200 else { throw TooManyLooks() }
    let found = try await finding(number)
    return (found.deliveries, found.nextVisibleAt)
  }
}
