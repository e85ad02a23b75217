import EventSourcing
import Events
import ExerciseSupport
import Foundation
import Testing

@Suite("Stage 1: StoredEvent")
struct StoredEventTests {
  @Test(
    "An event of a known type becomes that event", .exercise("1.9"),
    arguments: [
      #"{"data":{"account_id":1},"type":"AccountOpened"}"#,
      #"{"data":{"account_id":7},"type":"AccountClosed"}"#,
    ])
  func readsAccountEvents(line: String) throws {
    let outcome = try Outcome { try read(line) }
    let event = try #require(
      outcome.value as? Account.Event,
      """
      Reading \(line):
        expected: an `Account.Event`
        got:      \(outcome)
      Look for the type in `knownTypes` whose `typeNames` contain this name. An event that isn't \
      recognized changes no balance. Chapter 1, exercise 1.9.
      """)
    #expect(
      line.contains(event.typeName.rawValue),
      "\(line) was read as \(event), which is another event. Chapter 1, exercise 1.9.")
  }

  @Test(
    "Every known type is found, not only the first", .exercise("1.9"),
    arguments: [
      #"""
      {"data":{"email":"j@x.io","first_name":"J","last_name":"S","user_id":1},"type":"UserCreated"}
      """#,
      #"{"data":{"new_email":"j@y.io","user_id":1},"type":"UserEmailUpdated"}"#,
    ])
  func readsUserEvents(line: String) throws {
    let outcome = try Outcome { try read(line) }
    try #require(
      outcome.value is User.Event,
      """
      Reading \(line):
        expected: a `User.Event`
        got:      \(outcome)
      The bank knows accounts and users: ask each type in `knownTypes`. Chapter 1, exercise 1.9.
      """)
  }

  @Test(
    "An event of an unknown type is kept whole, and written again as it was", .exercise("1.9"),
    arguments: [
      #"{"data":{"account_id":1,"limit":0.1,"terms":["a",null,true]},"type":"LoanGranted"}"#,
      #"{"data":{"big":9007199254740993,"user":{"email":"J@X"}},"type":"UserForgotten"}"#,
      #"{"data":["account",1],"type":"AccountsMerged"}"#,
      #"{"data":null,"type":"BankHoliday"}"#,
      #"{"data":{"account_id":1,"amount_cents":5},"type":"moneyDeposited"}"#,
      #"{"data":{"account_id":1},"type":""}"#,
    ])
  func keepsUnknownEvents(line: String) throws {
    let outcome = try Outcome { try read(line) }
    let unknown = try #require(
      outcome.value as? UnknownEvent,
      """
      This program doesn't know the type in \(line).
        expected: an `UnknownEvent`
        got:      \(outcome)
      A newer version of the program may have written it. An error stops the bank at this line, and \
      a guess changes history. Chapter 1, exercise 1.9.
      """)
    let written = try json(of: StoredEvent(unknown))
    #expect(
      written == line,
      """
      An unknown event was read and written again:
        expected: \(line)
        got:      \(written)
      Keep the name as it is and all the data, or a copy of the log loses history. \
      Chapter 1, exercise 1.9.
      """)
  }

  @Test(
    "A known type with damaged data is an error, not an unknown event", .exercise("1.9"),
    arguments: [
      #"{"data":{},"type":"AccountOpened"}"#,
      #"{"data":{"account_id":"one"},"type":"AccountClosed"}"#,
      #"{"data":{"user_id":1},"type":"UserEmailUpdated"}"#,
      #"{"data":null,"type":"UserCreated"}"#,
    ])
  func refusesBrokenData(line: String) throws {
    let outcome = try Outcome { try read(line) }
    try #require(
      outcome.error is DecodingError,
      """
      The type in \(line) is known, and its data is damaged.
        expected: throws the `DecodingError`
        got:      \(outcome)
      As an unknown event, a damaged one would be skipped in silence, and the state would be \
      wrong. Decide by the name alone, and let errors through. Chapter 1, exercise 1.9.
      """)
  }

  @Test("Unreadable data of an unknown type is an error too, not `null`", .exercise("1.9"))
  func refusesUnreadableData() throws {
    let depth = JSONValue.maximumDepth + 1
    let nested = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    let outcome = try Outcome { try read(#"{"data":\#(nested),"type":"LoanGranted"}"#) }
    try #require(
      outcome.error != nil,
      """
      An unknown event has lists in lists, \(depth) deep, which `JSONValue` refuses to read.
        expected: throws the error
        got:      \(outcome)
      With `try?`, the data is replaced without an error by something that was never \
      recorded. Chapter 1, exercise 1.9.
      """)
  }

  private func read(_ line: String) throws -> any DomainEvent {
    try JSONDecoder().decode(StoredEvent.self, from: Data(line.utf8)).event
  }
}
