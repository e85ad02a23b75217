import EventSourcing
import Foundation
import Messaging

/// The messages of a simulation, by their number.
struct SimulatedMessage: CustomStringConvertible {
  let number: Int

  init(number: Int) { self.number = number }

  /// The message with this place in its group.
  ///
  /// - Throws: ``BrokenPromise`` when there is none.
  init(_ group: String, _ sequence: Int) throws {
    guard let index = Int(group.drop { !$0.isNumber }) else {
      throw BrokenPromise("there is no group \(group)")
    }
    number = (sequence - 1) * World.groupCount + index
  }

  private var group: String { "account-\(number % World.groupCount)" }
  private var sequence: Int { number / World.groupCount + 1 }

  var description: String { "message \(sequence) of \(group)" }

  /// - Throws: `InvalidMessage`.
  func outgoing(toFIFO isFIFO: Bool) throws -> OutgoingMessage {
    let message = Message(
      id: MessageID(rawValue: "m\(number)"), source: "bank", type: "DepositMade", subject: group,
      sequence: sequence, time: Date(timeIntervalSince1970: 1_767_610_800),
      data: ["amount": .string("25.00")])
    return try message.outgoing(toFIFO: isFIFO)
  }
}
