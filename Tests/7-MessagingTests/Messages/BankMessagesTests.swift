import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Messaging
import Testing

@Suite("Stage 7: Integration events")
struct BankMessagesTests {
  /// An id with letters in it.
  private static let id = CountedEventIDs.id(numbered: 0xAB9)
  private static let metadata = EventMetadata(
    correlationID: CorrelationID(rawValue: "request-77"),
    causationID: CausationID(rawValue: "command-5"))

  private func recorded(_ event: any DomainEvent, in stream: StreamID) -> RecordedEvent {
    RecordedEvent(
      position: GlobalPosition(rawValue: 41), stream: stream, version: 6,
      id: Self.id, recordedAt: .letterTime, metadata: Self.metadata,
      event: event)
  }

  private func message(_ event: Account.Event) -> Message? {
    BankMessages.message(for: recorded(event, in: Account.stream(of: event.accountID)))
  }

  struct Telling: CustomTestStringConvertible, Sendable {
    let event: Account.Event
    let type: MessageType
    let data: [String: JSONValue]

    var testDescription: String { type.rawValue }
  }

  @Test(
    "An event of an account has a public type and data", .exercise("7.1"),
    arguments: [
      Telling(
        event: .opened(accountID: 2), type: "AccountOpened", data: ["account_id": .integer(2)]),
      Telling(
        event: .deposited(accountID: 2, amount: Money(cents: 25_00)), type: "DepositMade",
        data: ["account_id": .integer(2), "amount": .string("25.00")]),
      Telling(
        event: .withdrawn(accountID: 2, amount: Money(cents: 7_05)), type: "WithdrawalMade",
        data: ["account_id": .integer(2), "amount": .string("7.05")]),
      Telling(
        event: .transferReceived(
          accountID: 2, transferID: "t-8", from: 3, amount: Money(cents: 100_50)),
        type: "TransferMade",
        data: [
          "transfer_id": .string("t-8"), "from_account_id": .integer(3),
          "to_account_id": .integer(2), "amount": .string("100.50"),
        ]),
      Telling(
        event: .closed(accountID: 2), type: "AccountClosed", data: ["account_id": .integer(2)]),
    ])
  func tells(telling: Telling) throws {
    let message = message(telling.event)
    try #require(
      message?.type == telling.type && message?.data == telling.data,
      """
      The event \(telling.event.typeName) of account 2 was recorded.
        expected: \(telling.type) with \(words(telling.data))
        got:      \(message.map { "\($0.type) with \(words($0.data))" } ?? "no message")
      The type and the fields are a contract with other teams: public names, and amounts as text. \
      Chapter 7, exercise 7.1.
      """)
  }

  @Test("An event of a user has a message", .exercise("7.1"))
  func tellsOfUsers() throws {
    let email = try EmailAddress(parsing: "ann@example.com")
    let created = recorded(
      User.Event.created(userID: 4, firstName: "Ann", lastName: "Lee", email: email),
      in: User.stream(of: 4))
    let updated = recorded(
      User.Event.emailUpdated(userID: 4, newEmail: email), in: User.stream(of: 4))
    let messages = [created, updated].map { BankMessages.message(for: $0) }
    try #require(
      messages.map { $0?.type } == ["UserRegistered", "UserEmailChanged"]
        && messages.map { $0?.subject } == ["user-4", "user-4"],
      """
      User 4 registered, and then changed their address.
        expected: UserRegistered and UserEmailChanged, about user-4
        got:      \(messages.map { $0.map { "\($0.type) about \($0.subject)" } ?? "no message" }
        .joined(separator: ", "))
      `content(of:)` for users is given; call it for an event of a user. Chapter 7, exercise 7.1.
      """)
  }

  @Test("Only the arrival of a transfer has a message", .exercise("7.1"))
  func keepsSteps() throws {
    let amount = Money(cents: 12_00)
    let events: [Account.Event] = [
      .transferSent(accountID: 2, transferID: "t-8", to: 3, amount: amount),
      .transferReturned(accountID: 2, transferID: "t-8", amount: amount),
      .transferReceived(accountID: 3, transferID: "t-8", from: 2, amount: amount),
    ]
    let types = events.map { message($0)?.type.rawValue ?? "none" }
    try #require(
      types == ["none", "none", "TransferMade"],
      """
      Account 2 sent 12.00 with transfer t-8, got it back, and sent it again; then account 3 \
      received it.
        expected: none, none, TransferMade
        got:      \(types.joined(separator: ", "))
      Money that was sent may come back. A message is a promise to others, so tell them when the \
      money has arrived. Chapter 7, exercise 7.1.
      """)
  }

  @Test("A message has the id of its event, every time", .exercise("7.1"))
  func keepsID() throws {
    let event = Account.Event.deposited(accountID: 2, amount: Money(cents: 25_00))
    let (first, second) = (message(event), message(event))
    try #require(
      first != nil && first == second && first?.id.rawValue == "\(Self.id)",
      """
      A message was made twice from event \(Self.id): it had to be sent again.
        expected: both times the message with the id of the event
        got:      \(first.map { "\($0.id)" } ?? "no message"), then \
      \(second.map { "\($0.id)" } ?? "no message")
      A consumer recognizes a duplicate by its id. With another id, the deposit counts twice. The \
      log writes the letters of an id in lower case: take its `description`. \
      Chapter 7, exercise 7.1.
      """)
  }

  @Test(
    "A message says where its event is in its stream, and when it was recorded", .exercise("7.1"))
  func keepsPlace() throws {
    let message = message(.opened(accountID: 2))
    let place = message.map { "\($0.subject), \($0.sequence), \($0.time.timeIntervalSince1970)" }
    try #require(
      message?.subject == "account-2" && message?.sequence == 6 && message?.time == .letterTime
        && message?.source == "bank" && message?.shape == 1,
      """
      The event is version 6 of the stream account-2, at position 41 in the log.
        expected: from bank, shape 1: account-2, 6, \(Date.letterTime.timeIntervalSince1970)
        got:      from \(message?.source ?? "nobody"), shape \(message?.shape ?? 0): \
      \(place ?? "no message")
      Messages of one subject keep their order, so the subject is the stream. The time is that of \
      the event: a message may be sent much later. Chapter 7, exercise 7.1.
      """)
  }

  @Test("A message keeps the correlation and causation of its event", .exercise("7.1"))
  func keepsMetadata() throws {
    let message = message(.closed(accountID: 2))
    try #require(
      message?.metadata == Self.metadata,
      """
      The event was caused by command-5, in request-77.
        expected: correlation request-77, causation command-5
        got:      correlation \(message?.metadata.correlationID?.rawValue ?? "none"), causation \
      \(message?.metadata.causationID?.rawValue ?? "none")
      The message is the event in another form, with the same id: it has the same cause. \
      Chapter 7, exercise 7.1.
      """)
  }

  @Test("An event of an unknown type has no message", .exercise("7.1"))
  func keepsUnknown() throws {
    let event = UnknownEvent(
      typeName: "AccountFrozen", data: .object(["account_id": .integer(2), "note": .string("x")]))
    let message = BankMessages.message(for: recorded(event, in: Account.stream(of: 2)))
    let known = self.message(.opened(accountID: 2))
    try #require(
      known != nil && message == nil,
      """
      A newer program has recorded an AccountFrozen, which this one doesn't know, after an \
      AccountOpened.
        expected: a message for AccountOpened, none for AccountFrozen
        got:      \(known.map { "\($0.type)" } ?? "no message"), then \
      \(message.map { "\($0.type) with \(words($0.data))" } ?? "no message")
      Nobody has decided yet what others may learn about it. Chapter 7, exercise 7.1.
      """)
  }

  private func words(_ data: [String: JSONValue]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(data)).map { String(decoding: $0, as: UTF8.self) } ?? "no JSON"
  }
}
