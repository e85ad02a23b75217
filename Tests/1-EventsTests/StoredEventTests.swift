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
      \(line) has to be read as an `Account.Event`, but your code \(outcome). Ask each of \
      `knownTypes` for its `typeNames`; what is not recognised changes no balance. \
      Read: Chapter 1, exercise 1.9.
      """)
    #expect(
      line.contains(event.typeName.rawValue),
      "\(line) was read as \(event), which is another event. Read: Chapter 1, exercise 1.9.")
  }

  @Test(
    "Every type that the bank knows is read, not only the first", .exercise("1.9"),
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
      \(line) has to be read as a `User.Event`, but your code \(outcome). The bank knows accounts \
      and users; whoever is not recognised has no name in the bank. \
      Read: Chapter 1, exercise 1.9.
      """)
  }

  @Test(
    "An event of an unknown type is kept whole and written again as it was", .exercise("1.9"),
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
      Nobody here knows the type in \(line), so it has to become an `UnknownEvent`, but your code \
      \(outcome). It may come from a newer version of the program: to fail stops the bank at this \
      line, and to guess changes history. Read: Chapter 1, exercise 1.9.
      """)
    let written = try json(of: StoredEvent(unknown))
    #expect(
      written == line,
      """
      \(line) was read, and written again as \(written). An event that is not understood has to \
      be kept whole, its name and all its data, or passing it on loses history. \
      Read: Chapter 1, exercise 1.9.
      """)
  }

  @Test(
    "A known type with broken data is an error, not an unknown event", .exercise("1.9"),
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
      The type in \(line) is known and its data is broken. Your code \(outcome), where it has to \
      let the `DecodingError` through. Taken for unknown, a damaged event would be passed over \
      in silence, and the balance would be wrong. Read: Chapter 1, exercise 1.9.
      """)
  }

  private func read(_ line: String) throws -> any DomainEvent {
    try JSONDecoder().decode(StoredEvent.self, from: Data(line.utf8)).event
  }
}
