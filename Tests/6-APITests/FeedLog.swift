import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import Foundation
import StoreConformance
import Synchronization

/// A log whose events are given, with gaps between their positions.
///
/// It loses its patience with somebody who reads it again and again.
final class FeedLog: EventStore {
  private let state: Mutex<(events: [RecordedEvent], reads: Int, taken: Int)>
  private let ends = AsyncStream<Void>.makeStream()

  init(_ events: [RecordedEvent]) { state = Mutex((events, 0, 0)) }

  /// How many events were taken from subscriptions until now.
  var taken: Int { state.withLock { $0.taken } }

  /// Returns when a subscription has ended, because its task was cancelled.
  func hasEnded() async { _ = await ends.stream.first { _ in true } }

  func add(_ events: [RecordedEvent]) { state.withLock { $0.events += events } }

  func readAll(after position: GlobalPosition, limit: Int) async throws -> [RecordedEvent] {
    let number = state.withLock { state in
      state.reads += 1
      return state.reads
    }
    if number > 1_000 { throw Endless() }
    return Array(events(after: position).prefix(limit))
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let last = Mutex(position)
    return AsyncThrowingStream { [self] in
      if let event = events(after: last.withLock { $0 }).first, !Task.isCancelled {
        last.withLock { $0 = event.position }
        state.withLock { $0.taken += 1 }
        return event
      }
      // Nothing comes any more: this stream ends with its task.
      for await _ in AsyncStream<Void>.makeStream().stream {}
      ends.continuation.yield()
      return nil
    }
  }

  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion
  ) async throws -> AppendResult {
    throw ReadOnly()
  }

  func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    state.withLock { $0.events.filter { $0.stream == stream } }
  }

  private func events(after position: GlobalPosition) -> [RecordedEvent] {
    state.withLock { $0.events.filter { $0.position > position } }
  }
}

/// The feed is read, and nothing is written for it.
struct ReadOnly: Error, CustomStringConvertible {
  var description: String { "whoever reads the feed has nothing to write" }
}

extension [RecordedEvent] {
  /// A log in which each letter stands for an event: `a` of an account, `u` of a user, `?` of an
  /// account and of a type that nobody knows; these are public. `e` of an address, `t` of a
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
    default: (RequestEvent.stream(of: "k-1"), RequestEvent.received("k-1", fingerprint: "deposit"))
    }
  }

  /// The positions of the letters that are public.
  static func publicPositions(_ letters: String) -> [Int] {
    zip(1..., letters).filter { "au?".contains($0.1) }.map { $0.0 * 3 }
  }
}
