import CommandHandlers
import EventSourcing
import Events
import Foundation
import Testing

@Suite("Stage 3: The stored reason of a failed transfer")
struct TransferReasonTests {
  @Test(
    "A reason is stored as its text and the name of its rule",
    arguments: [
      (Account.Rejection.insufficientFunds(balance: .ten, amount: .thirty), "insufficient_funds"),
      (.accountClosed(2), "account_closed"),
      (.balanceTooLarge(balance: .ten, amount: .limit), "balance_too_large"),
    ])
  func stores(rejection: Account.Rejection, name: String) throws {
    let event = Transfer.Event.failed("t", reason: Transfer.Reason(rejection))
    let data = try JSONEncoder().encode(event)
    let fields = try JSONDecoder().decode([String: String].self, from: data)
    #expect(
      fields == ["transfer_id": "t", "reason": rejection.description, "rule": name])
    #expect(try decode(data) == event)
  }

  @Test(
    "A reason without a rule, or with an unknown one, keeps its text",
    arguments: ["", #", "rule": "full_moon""#])
  func readsOthers(rule: String) throws {
    let data = Data(#"{"transfer_id": "t", "reason": "no"\#(rule)}"#.utf8)
    #expect(
      try decode(data) == .failed("t", reason: Transfer.Reason(rule: nil, text: "no")))
  }

  private func decode(_ data: Data) throws -> Transfer.Event {
    try JSONDecoder().decode(Stored.self, from: data).event
  }

  private struct Stored: Decodable {
    let event: Transfer.Event

    init(from decoder: any Decoder) throws {
      event = try Transfer.Event(typeName: .transferFailed, from: decoder)
    }
  }
}
