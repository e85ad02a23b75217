import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Testing

@Suite("Stage 1: Account events as JSON")
struct AccountStoredTests {
  // MARK: 1.7

  @Test(
    "Each event is stored under its fixed names", .exercise("1.7"), arguments: StoredForm.all)
  fileprivate func writes(_ form: StoredForm) throws {
    let outcome = try Outcome { try json(of: form.event) }
    try #require(
      outcome.value == form.json,
      """
      Storing a `\(form.event.typeName)`:
        expected: \(form.json)
        got:      \(outcome)
      \(form.lesson) These fields stay in the log for ever, and other programs read them. \
      Chapter 1, exercise 1.7.
      """)
  }

  @Test("An amount is stored as a whole number of cents", .exercise("1.7"))
  func writesWholeCents() throws {
    let event = Account.Event.deposited(
      accountID: 1, amount: Money(cents: 9_007_199_254_740_993))
    let outcome = try Outcome { try json(of: event) }
    try #require(
      outcome.value == #"{"account_id":1,"amount_cents":9007199254740993}"#,
      """
      Storing a deposit of 9007199254740993 cents:
        expected: {"account_id":1,"amount_cents":9007199254740993}
        got:      \(outcome)
      `Money` encodes itself as whole cents; through `Double`, large amounts change by a cent. \
      Chapter 1, exercise 1.7.
      """)
  }

  @Test("With its type, an event makes one line of the log", .exercise("1.7"))
  func writesLineOfLog() throws {
    let event = Account.Event.withdrawn(accountID: 7, amount: Money(cents: 5))
    let outcome = try Outcome { try json(of: StoredEvent(event)) }
    let line = #"{"data":{"account_id":7,"amount_cents":5},"type":"MoneyWithdrawn"}"#
    try #require(
      outcome.value == line,
      """
      Writing a line of the log:
        expected: \(line)
        got:      \(outcome)
      `StoredEvent` writes the type; `encode(to:)` writes the data alone. \
      Chapter 1, exercise 1.7.
      """)
  }

  // MARK: 1.8

  @Test(
    "Each stored event is read back", .exercise("1.8"), arguments: StoredForm.readByLearner)
  fileprivate func reads(_ form: StoredForm) throws {
    let outcome = try Outcome { try read(form.event.typeName, from: form.json) }
    try #require(
      outcome.value == form.event,
      """
      Reading a `\(form.event.typeName)` from \(form.json):
        expected: \(form.event)
        got:      \(outcome)
      Each type becomes its own case, and each field goes into its own place. A history that is \
      read wrong is a wrong balance. Chapter 1, exercise 1.8.
      """)
  }

  @Test("A tolerant reader ignores fields that it does not know", .exercise("1.8"))
  func toleratesUnknownFields() throws {
    let json = #"{"account_id":1,"amount_cents":500,"channel":"app","geo":{"lat":1.5,"at":[]}}"#
    let outcome = try Outcome { try read("MoneyDeposited", from: json) }
    try #require(
      outcome.value == .deposited(accountID: 1, amount: Money(cents: 500)),
      """
      A newer version of the program has stored \(json).
        expected: a deposit of 500 cents
        got:      \(outcome)
      Ignore `channel` and `geo`: both versions read the same log during a rollout. \
      Chapter 1, exercise 1.8.
      """)
  }

  @Test(
    "An event without a required field is an error", .exercise("1.8"),
    arguments: [
      ("MoneyDeposited", #"{"account_id":1}"#),
      ("MoneyWithdrawn", #"{"account_id":1}"#),
      ("MoneyDeposited", #"{"account_id":1,"amount_cents":null}"#),
      ("MoneyWithdrawn", #"{"account_id":1,"amount_cents":"500"}"#),
      ("TransferSent", #"{"account_id":1,"amount_cents":500,"to_account_id":2}"#),
      ("TransferSent", #"{"account_id":1,"amount_cents":500,"transfer_id":"t"}"#),
      ("TransferReceived", #"{"account_id":1,"from_account_id":2,"transfer_id":"t"}"#),
      ("TransferReceived", #"{"account_id":1,"amount_cents":500,"transfer_id":"t"}"#),
      ("TransferReturned", #"{"account_id":1,"amount_cents":500}"#),
    ])
  func refusesMissingFields(typeName: String, json: String) throws {
    let outcome = try Outcome { try read(EventTypeName(rawValue: typeName), from: json) }
    try #require(
      outcome.error is DecodingError,
      """
      In the `\(typeName)` stored as \(json), a required field is missing, is `null`, or has the \
      wrong type.
        expected: throws the `DecodingError`
        got:      \(outcome)
      A default value is an invented fact, and every balance after it is wrong in silence. \
      Chapter 1, exercise 1.8.
      """)
  }

  @Test(
    "A recorded amount is read as it was recorded, without judging it", .exercise("1.8"),
    arguments: [0, -500, 9_007_199_254_740_993])
  func readsWithoutJudging(cents: Int) throws {
    let json = #"{"account_id":1,"amount_cents":\#(cents)}"#
    let outcome = try Outcome { try read("MoneyWithdrawn", from: json) }
    try #require(
      outcome.value == .withdrawn(accountID: 1, amount: Money(cents: cents)),
      """
      The log holds a `MoneyWithdrawn` of \(cents) cents.
        expected: a withdrawal of \(cents) cents
        got:      \(outcome)
      No rules and no `Double` while reading: an event that today's rules would reject has happened \
      all the same, and a log that can't be read has lost it. Chapter 1, exercise 1.8.
      """)
  }
}

/// An event and the data under which it stands in the log, with its fields in alphabetical order.
private struct StoredForm: Sendable, CustomTestStringConvertible {
  let event: Account.Event
  let json: String
  let lesson: String

  var testDescription: String { event.typeName.rawValue }

  /// The forms whose reading is the exercise; opening and closing are given.
  static let readByLearner = Array(all[1...5])

  static let all = [
    StoredForm(
      event: .opened(accountID: 1), json: #"{"account_id":1}"#,
      lesson: "Opening holds the account's number and nothing else."),
    StoredForm(
      event: .deposited(accountID: 1, amount: Money(cents: 50_00)),
      json: #"{"account_id":1,"amount_cents":5000}"#,
      lesson: "The amount is a whole number of cents."),
    StoredForm(
      event: .withdrawn(accountID: 2, amount: Money(cents: 5)),
      json: #"{"account_id":2,"amount_cents":5}"#,
      lesson: "The amount has no sign: the type says that money went out."),
    StoredForm(
      event: .transferSent(accountID: 1, transferID: "t-9", to: 2, amount: Money(cents: 70)),
      json: #"{"account_id":1,"amount_cents":70,"to_account_id":2,"transfer_id":"t-9"}"#,
      lesson: "A sent transfer names the account it went to."),
    StoredForm(
      event: .transferReceived(accountID: 2, transferID: "t-9", from: 1, amount: Money(cents: 70)),
      json: #"{"account_id":2,"amount_cents":70,"from_account_id":1,"transfer_id":"t-9"}"#,
      lesson: "A received transfer names the account it came from."),
    StoredForm(
      event: .transferReturned(accountID: 1, transferID: "t-9", amount: Money(cents: 70)),
      json: #"{"account_id":1,"amount_cents":70,"transfer_id":"t-9"}"#,
      lesson: "A returned transfer names its transfer, or we can't tell which one it was."),
    StoredForm(
      event: .closed(accountID: 1), json: #"{"account_id":1}"#,
      lesson: "Closing holds the account's number and nothing else."),
  ]
}

/// Reads an account event from the data alone.
private func read(_ typeName: EventTypeName, from json: String) throws -> Account.Event {
  try JSONDecoder().decode(Reading.self, from: Data(json.utf8), configuration: typeName).event
}

private struct Reading: DecodableWithConfiguration {
  let event: Account.Event

  init(from decoder: any Decoder, configuration typeName: EventTypeName) throws {
    event = try Account.Event(typeName: typeName, from: decoder)
  }
}
