import EventSourcing
import InMemoryStoreSolution
import Synchronization

/// A store whose deliveries are late, come twice and break off.
///
/// It delivers each event at least once, in order, and after a repetition goes on from there: that
/// is what a subscription promises that was connected again.
final class RoughDelivery: EventStoreDecorator {
  let store: any EventStore = InMemoryEventStore()
  private let random: Mutex<SeededGenerator>

  init(seed: UInt64) { random = Mutex(SeededGenerator(seed: seed)) }

  /// Appends each of `events` to its stream.
  func record(_ events: [any DomainEvent]) async throws {
    for event in events {
      let new = NewEvent(id: RandomEventIDs().next(), event: event)
      try await store.append([new], to: event.stream, expecting: .any)
    }
  }

  func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let reader = Reader(position: position)
    return AsyncThrowingStream { try await self.next(for: reader) }
  }

  /// The next event for a reader: mostly the one after the last, at times one of those before.
  private func next(for reader: Reader) async throws -> RecordedEvent? {
    let luck = random.withLock { Int.random(in: 0..<20, using: &$0) }
    switch luck {
    case 0: throw ConnectionLost()
    case 1...3: await reader.goBack(by: luck)
    case 4...8: for _ in 0..<luck { await Task.yield() }
    default: break
    }
    let event = try await store.readAll(after: await reader.position, limit: 1).first
    if let event { await reader.moveOn(to: event.position) }
    return event
  }
}

/// How far a connection has come.
private actor Reader {
  private(set) var position: GlobalPosition

  init(position: GlobalPosition) { self.position = position }

  func goBack(by count: Int) {
    position = GlobalPosition(rawValue: max(position.rawValue - count, 0))
  }

  func moveOn(to position: GlobalPosition) { self.position = position }
}

struct ConnectionLost: Error, CustomStringConvertible {
  var description: String { "the connection was lost" }
}
