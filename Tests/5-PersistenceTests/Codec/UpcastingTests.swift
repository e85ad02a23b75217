import EventSourcing
import Events
import ExerciseSupport
import Persistence
import StoreConformance
import Testing

@Suite("Stage 5: Upcasting")
struct UpcastingTests {
  /// Notes have had three shapes; each step adds its number to the text.
  private let codec = EventCodec(
    [Note.self, Parcel.self],
    upcasters: [
      // Out of order on purpose.
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
      A note is stored in shape \(shape), and the newest shape is 3. Each upcaster adds its mark \
      to the text.
        expected: '\(text)'
        got:      decoding \(outcome)
      A skipped step leaves a field missing, and a repeated one takes cents for units. If no step \
      was taken at all, see whether `reading(of:)` uses `lifted(stored)`. Chapter 5, exercise 5.3.
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
      There is an upcaster for notes, and a LightOn is stored in shape 1.
        expected: switchedOn(room: 3)
        got:      decoding \(outcome)
      Use the upcasters of the event's own type. Chapter 5, exercise 5.3.
      """)
  }

  @Test("An upcaster's error is passed along", .exercise("5.3"))
  func passesErrors() throws {
    let stored = EventCodec.Stored(typeName: "ParcelSent", shape: 1, data: #"{"zone":1}"#)
    let outcome = try Outcome { try codec.decode(stored) }
    try #require(
      outcome.error is Odd,
      """
      The upcaster of this event throws an error.
        expected: decoding throws it
        got:      decoding \(outcome)
      If the error is swallowed, the event has half of its data. Chapter 5, exercise 5.3.
      """)
  }

  @Test("Upcasting keeps numbers exact", .exercise("5.3"))
  func keepsNumbers() throws {
    let codec = EventCodec(
      [], upcasters: [Upcaster(of: "Measured", from: 1) { $0 }])
    let data = #"{"exact":0.1,"large":9223372036854775807,"long":90071992547409.93,"text":"\"é\""}"#
    let outcome = try Outcome {
      try codec.encode(codec.decode(.init(typeName: "Measured", shape: 1, data: data))).data
    }
    try #require(
      outcome.value == data,
      """
      An upcaster that changes nothing was applied to \(data)
        expected: the same data
        got:      decoding and encoding \(outcome)
      A binary fraction has 15 to 17 digits: amounts change without an error. `JSONValue` keeps a \
      number as it was written. Chapter 5, exercise 5.3.
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
      The first release stored \(data)
        expected: \(expected)
        got:      upcasting \(outcome)
      `amount` goes, `amount_cents` comes, and every other field stays. Chapter 5, exercise 5.3.
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
      A deposit of shape 1 has a JSON number as its `amount`: not below zero, at most as fine as a \
      cent, and small enough for Int. This one is \(data)
        expected: throws an error
        got:      upcasting \(outcome)
      A guess would be money that was never paid in, or never comes back. Chapter 5, exercise \
      5.3.
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
        A deposit of 12.50 is stored in shape \(stored.shape): \(stored.data)
          expected: \(deposit)
          got:      decoding \(outcome)
        Chapter 5, exercise 5.3.
        """)
    }
    let written = try codec.encode(deposit)
    try #require(
      written == stored[1],
      """
      A new deposit of 12.50 was encoded.
        expected: \(stored[1].data), shape 2
        got:      \(written.data), shape \(written.shape)
      Chapter 5, exercise 5.3.
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
