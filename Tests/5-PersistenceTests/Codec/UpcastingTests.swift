import EventSourcing
import Events
import ExerciseSupport
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: The shape of last year")
struct UpcastingTests {
  /// Notes have had three shapes; each step adds its number to the text.
  private let codec = EventCodec(
    [Note.self, Parcel.self],
    upcasters: [
      // Out of order on purpose: nobody promises an order.
      Upcaster(of: "Noted", from: 2) { try $0.adding("2→3") },
      Upcaster(of: "Noted", from: 1) { try $0.adding("1→2") },
      Upcaster(of: "ParcelSent", from: 1) { _ in throw Odd() },
    ])

  private struct Odd: Error {}

  @Test(
    "An event takes the upcasters from its own shape on, in order", .exercise("5.3"),
    arguments: [(1, "old 1→2 2→3"), (2, "old 2→3"), (3, "old")])
  func lifts(shape: Int, text: String) throws {
    let stored = EventCodec.Stored(typeName: "Noted", shape: shape, data: #"{"text":"old"}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.value as? Note == Note(text),
      """
      A note stands in the log in shape \(shape), and the newest shape is 3. Each upcaster leads from \
      one shape to the next and leaves its mark, so that the text has to be '\(text)', but reading it \
      \(outcome). If no step is taken at all, see that `decode` reads what `lifted` gives. Read: \
      Chapter 5, exercise 5.3.
      """)
  }

  @Test("An upcaster applies to one event type only", .exercise("5.3"))
  func liftsOwn() throws {
    let codec = EventCodec(
      [Note.self, Light.self],
      upcasters: [Upcaster(of: "Noted", from: 1) { try $0.adding("1→2") }])
    let stored = EventCodec.Stored(typeName: "LightOn", shape: 1, data: #"{"room":3}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.value as? Light == .switchedOn(room: 3),
      """
      There is an upcaster for notes, and a LightOn stands in the log in shape 1. Nothing has to be \
      lifted there, but reading it \(outcome). Read: Chapter 5, exercise 5.3.
      """)
  }

  @Test("An upcaster's error is passed along", .exercise("5.3"))
  func passesErrors() throws {
    let stored = EventCodec.Stored(typeName: "ParcelSent", shape: 1, data: #"{"zone":1}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.error is Odd,
      """
      The upcaster of this event threw an error. It has to come through, but reading the event \
      \(outcome). Whoever swallows it has an event with half of its data. Read: Chapter 5, \
      exercise 5.3.
      """)
  }

  @Test("Upcasting keeps numbers exact", .exercise("5.3"))
  func keepsNumbers() throws {
    let codec = EventCodec(
      [], upcasters: [Upcaster(of: "Measured", from: 1) { $0 }])
    let data = #"{"exact":0.1,"large":9223372036854775807,"text":"\"é\""}"#
    let outcome = try Outcome {
      try codec.encode(codec.decode(.init(typeName: "Measured", shape: 1, data: data))).data
    }
    try #require(
      outcome.value == data,
      """
      An upcaster that changes nothing was used on \(data). Nothing may have changed, but reading \
      and writing the event \(outcome). `JSONValue` keeps numbers as they were written. Read: \
      Chapter 5, exercise 5.3.
      """)
  }

  @Test(
    "A deposit of shape 1 is upcast to cents", .exercise("5.3"),
    arguments: [
      ("12.5", 12_50), ("100", 100_00), ("100.0", 100_00), ("0.1", 10), ("0.01", 1),
      ("92233720368547758.07", .max), ("4.35", 4_35), ("1e2", 100_00),
    ])
  func liftsDeposits(amount: String, cents: Int) throws {
    let data = #"{"account_id":1,"amount":\#(amount),"teller":"Ann"}"#
    let outcome = try Outcome { try lifted(data) }
    let expected = #"{"account_id":1,"amount_cents":\#(cents),"teller":"Ann"}"#
    try #require(
      outcome.value == expected,
      """
      The first release wrote \(data). Lifted, it has to be \(expected): `amount` is gone, \
      `amount_cents` is there, and everything else is as it was. But lifting it \(outcome). Read: \
      Chapter 5, exercise 5.3.
      """)
  }

  @Test(
    "A deposit without a valid amount is an error", .exercise("5.3"),
    arguments: [
      #"{"account_id":1}"#, #"{"account_id":1,"amount":"12.50"}"#, #"{"amount":null}"#, "[1]",
      #"{"account_id":1,"amount_cents":1250}"#, #"{"account_id":1,"amount":0.001}"#,
      #"{"account_id":1,"amount":92233720368547758.08}"#,
      #"{"account_id":1,"amount":92233720368547759}"#, #"{"account_id":1,"amount":true}"#,
      #"{"account_id":1,"amount":-12.5}"#, #"{"account_id":1,"amount":-1}"#,
    ])
  func refuses(data: String) throws {
    let outcome = try Outcome { try lifted(data) }
    try #require(
      outcome.error != nil,
      """
      In shape 1 a deposit has a number as its `amount`, not below zero, at most as fine as a cent, \
      and no greater than can be counted. \(data) has not, so lifting it has to throw an error, but it \(outcome). \
      A guess would be money that nobody has paid in, or that nobody gets back. Read: Chapter 5, \
      exercise 5.3.
      """)
  }

  @Test("Deposits of both shapes decode to the same event", .exercise("5.3"))
  func readsDeposits() throws {
    let codec = EventCodec([Account.Event.self], upcasters: [.depositsInCents])
    let stored: [EventCodec.Stored] = [
      .init(typeName: "MoneyDeposited", shape: 1, data: #"{"account_id":1,"amount":12.5}"#),
      .init(typeName: "MoneyDeposited", shape: 2, data: #"{"account_id":1,"amount_cents":1250}"#),
    ]
    let deposit = Account.Event.deposited(accountID: 1, amount: Money(cents: 12_50))
    for stored in stored {
      let outcome = try Outcome { try codec.decode(stored) }
      try #require(
        outcome.value as? Account.Event == deposit,
        """
        12.50 were paid in, and the log has it in shape \(stored.shape): \(stored.data). Reading it \
        has to give the deposit, but it \(outcome). Read: Chapter 5, exercise 5.3.
        """)
    }
    let written = try codec.encode(deposit)
    try #require(
      written == stored[1],
      """
      A new deposit of 12.50 has to be written as \(stored[1].data) in shape 2, but it is \
      \(written.data) in shape \(written.shape). Read: Chapter 5, exercise 5.3.
      """)
  }

  /// What becomes of the data of a deposit of shape 1, with the fields in order.
  private func lifted(_ data: String) throws -> String {
    let codec = EventCodec([LiftedDeposit.self], upcasters: [.depositsInCents])
    let stored = EventCodec.Stored(typeName: "MoneyDeposited", shape: 1, data: data)
    return try codec.encode(try codec.decode(stored)).data
  }
}

extension JSONValue {
  /// A note whose text has `word` at its end.
  fileprivate func adding(_ word: String) throws -> JSONValue {
    guard case .object(var fields) = self, case .string(let text) = fields["text"] else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "This is no note."))
    }
    fields["text"] = .string("\(text) \(word)")
    return .object(fields)
  }
}
