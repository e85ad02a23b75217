import EventSourcing
import Events
import Foundation
import Testing

/// What stage 1 gives to the learner. No exercise belongs to it, and it is green from the start.
@Suite("Given: the code that stage 1 begins with")
struct GivenTests {
  @Test(
    "User events are written under their fixed names and read back",
    arguments: User.Event.samples)
  func userEvents(event: User.Event, json expected: String) throws {
    let written = try json(of: event)
    #expect(written == expected)
    let again = try JSONDecoder().decode(
      Reading.self, from: Data(written.utf8), configuration: event.typeName)
    #expect(again.event == event)
  }

  @Test("A user event under another event's name is rejected")
  func foreignName() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(
        Reading.self, from: Data(#"{"user_id":1}"#.utf8), configuration: "AccountOpened")
    }
  }

  @Test(
    "A stored event without a type or data is rejected",
    arguments: [
      #"{"data":{}}"#, #"{"type":"LoanGranted"}"#, #"{"type":1,"data":{}}"#, "[]", "null",
    ])
  func storedEventShape(line: String) {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(StoredEvent.self, from: Data(line.utf8))
    }
  }

  @Test("Every type name belongs to one event only")
  func typeNames() {
    #expect(Account.Event.typeNames.count == 7)
    #expect(Account.Event.typeNames.isDisjoint(with: User.Event.typeNames))
  }

  @Test("Money is stored as whole cents, and fractions of a cent are rejected")
  func storedMoney() throws {
    #expect(try json(of: Money(cents: -5)) == "-5")
    #expect(try JSONDecoder().decode(Money.self, from: Data("1250".utf8)) == Money(cents: 12_50))
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Money.self, from: Data("12.5".utf8))
    }
  }

  @Test("Recorded amounts wrap around and back without loss")
  func foldsNeverFail() {
    let beyond = Money(cents: .max) &+ Money(cents: 1)
    #expect(beyond &- Money(cents: 1) == Money(cents: .max))
    #expect(Money(cents: 1) < Money(cents: 2))
  }

  @Test("Streams are named after their aggregate")
  func streams() {
    #expect(Account.stream(of: 7).description == "account-7")
    #expect(User.stream(of: 7).description == "user-7")
  }
}

extension User.Event {
  fileprivate static var samples: [(User.Event, String)] {
    let email = EmailAddress(recorded: "Old@Mainframe")
    return [
      (
        .created(userID: 1, firstName: "John", lastName: "Smith", email: email),
        #"{"email":"Old@Mainframe","first_name":"John","last_name":"Smith","user_id":1}"#
      ),
      (.emailUpdated(userID: 1, newEmail: email), #"{"new_email":"Old@Mainframe","user_id":1}"#),
    ]
  }
}

private struct Reading: DecodableWithConfiguration {
  let event: User.Event

  init(from decoder: any Decoder, configuration typeName: EventTypeName) throws {
    event = try User.Event(typeName: typeName, from: decoder)
  }
}
