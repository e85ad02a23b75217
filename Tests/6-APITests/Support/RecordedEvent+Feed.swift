import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import StoreConformance
import Synchronization

extension [RecordedEvent] {
  /// A log in which each letter stands for an event: `a` of an account, `u` of a user, `?` of an
  /// account and of an unknown type; these are public. `e` of an address, `t` of a
  /// transfer, `r` of a request and `c` a copy of an account's event elsewhere: these are not.
  ///
  /// The first one is at position 3, and each is 3 after the one before.
  ///
  /// - Throws: what an address throws.
  static func feed(_ letters: String, after count: Int = 0) throws -> Self {
    try zip((count + 1)..., letters).map { number, letter in
      let (stream, event) = try entry(letter, number: number)
      return RecordedEvent(
        position: GlobalPosition(rawValue: number * 3), stream: stream, version: number,
        id: CountedEventIDs.id(numbered: UInt64(number)), recordedAt: .noon, event: event)
    }
  }

  private static func entry(
    _ letter: Character, number: Int
  ) throws -> (StreamID, any DomainEvent) {
    let email = try EmailAddress(parsing: "user\(number)@example.com")
    let deposit = Account.Event.deposited(accountID: 1, amount: Money(cents: number))
    return switch letter {
    case "a": (Account.stream(of: 1), deposit)
    case "u": (User.stream(of: 1), User.Event.emailUpdated(userID: 1, newEmail: email))
    case "?":
      (
        Account.stream(of: 1),
        UnknownEvent(typeName: "AccountFrozen", data: .object(["number": .integer(number)]))
      )
    case "e":
      (
        EmailReservation.stream(of: email),
        EmailReservation.Event.reserved(email: email, userID: 1)
      )
    case "t": (Transfer.stream(of: "t-1"), Transfer.Event.taken("t-1"))
    case "c": (StreamID(category: "audit", id: "1"), deposit)
    default:
      (
        StreamID(category: "request", id: "k-1"),
        UnknownEvent(typeName: "RequestReceived", data: .object([:]))
      )
    }
  }

  /// The positions of the letters that are public.
  static func publicPositions(_ letters: String) -> [Int] {
    zip(1..., letters).filter { "au?".contains($0.1) }.map { $0.0 * 3 }
  }
}
