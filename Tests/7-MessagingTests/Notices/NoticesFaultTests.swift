import EventSourcing
import Events
import ExerciseSupport
import FailingDisk
import Foundation
import SQLite
import TestStores
import Testing

@testable import Messaging

@Suite("Stage 7: The disk fails at each call of the notices")
struct NoticesFaultTests {
  @Test(
    "A handled message has one notice, and one that comes again after a failure gets one",
    .endToEnd, arguments: FaultyDisk.Fault.allCases)
  func faults(fault: FaultyDisk.Fault) async throws {
    for call in 1...200 {
      let trial = Comment(rawValue: "\(fault) at call \(call)")
      let folder = try TemporaryFolder()
      let path = folder.url.appending(path: "notices.sqlite3").path
      let disk = FaultyDisk(under: path)
      let handled = await handle(1...3, in: path, arming: (disk, fault, call))
      while disk.openFileCount > 0 { await Task.yield() }
      let isOver = !disk.hasFailed
      try disk.repair()

      let notices = try Notices(path: path)
      let kept = try await notices.newest(9).map(\.account.rawValue).reversed()
      #expect(Set(kept).count == kept.count, trial)
      #expect(Set(kept).isSuperset(of: handled), trial)
      // The queue delivers again what was not deleted, and perhaps what was.
      for number in 1...3 { _ = try await notices.consume(Self.deposit(number)) }
      let end = try await notices.newest(9).map(\.account.rawValue)
      #expect(end.sorted() == [1, 2, 3], trial)
      if isOver {
        try #require(call > 2, "There were only \(call - 1) calls.")
        return
      }
    }
    Issue.record("\(fault): there was no end of calls")
  }

  /// Returns the numbers of the messages that were handled.
  private func handle(
    _ numbers: ClosedRange<Int>, in path: String,
    arming failure: (disk: FaultyDisk, fault: FaultyDisk.Fault, call: Int)
  ) async -> [Int] {
    guard let notices = try? Notices(path: path) else { return [] }
    failure.disk.arm(failure.fault, atCall: failure.call)
    var handled: [Int] = []
    for number in numbers {
      if (try? await notices.consume(Self.deposit(number))) != nil { handled.append(number) }
    }
    return handled
  }

  private static func deposit(_ number: Int) -> Message {
    Message(
      id: MessageID(rawValue: "\(number)"), source: "bank", type: "DepositMade",
      subject: "account-\(number)", sequence: 2, time: Parcel.time(number),
      data: ["account_id": .integer(number), "amount": .string("25.00")])
  }
}
