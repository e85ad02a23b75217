import EventSourcing
import Foundation

@testable import Messaging

/// Messages of a shop: parcels that were sent.
enum Parcel {
  /// Returns the message of a parcel that left at `second`.
  static func message(
    _ id: String, from shop: String = "shop", at second: Int = 1
  ) -> Message {
    Message(
      id: MessageID(rawValue: id), source: shop, type: "ParcelSent", subject: "parcel-\(id)",
      sequence: second, time: time(second), data: ["kilos": .integer(second)])
  }

  static func time(_ second: Int) -> Date {
    ManualQueueClock.start + TimeInterval(second)
  }

  /// Returns the delivery of a message that is received for the `count`th time.
  static func delivery(
    _ id: String, receive count: Int = 1, body: String? = nil
  ) throws -> Delivery {
    Delivery(
      id: "delivery-\(id)", handle: ReceiptHandle(rawValue: "\(id) #\(count)"),
      body: try body ?? message(id).json(), receiveCount: count, sentAt: time(0),
      firstReceivedAt: time(0))
  }
}

/// A failure that a test has arranged.
struct Arranged: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
