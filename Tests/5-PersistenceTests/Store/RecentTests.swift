import EventSourcing
import ExerciseSupport
import Persistence
import StoreConformance
import Synchronization
import Testing

@Suite("Stage 5: Events with many followers")
struct RecentTests {
  @Test("An event is decoded once for many readers", .exercise("5.9"))
  func decodesOnce() async throws {
    let store = try BankFile().store(codec: EventCodec([Tally.self]))
    let events = (1...3).map {
      NewEvent(id: CountedEventIDs.id(numbered: $0), event: Tally())
    }
    try await store.append(events, to: .first, expecting: .noStream)
    for _ in 1...3 {
      _ = try await store.read(.first)
      _ = try await store.readAll(after: .start, limit: 9)
    }
    let count = Tally.decodings.load(ordering: .sequentiallyConsistent)
    try #require(
      count == 3,
      """
      Three events were read six times, in their stream and in the log.
        expected: 3 decodings
        got:      \(count) decodings
      Chapter 5, exercise 5.9.
      """)
  }
}

/// An event that counts how often one of its kind is decoded.
private struct Tally: DomainEvent {
  static let decodings = Atomic(0)
  static let typeNames: Set<EventTypeName> = ["Tally"]
  var typeName: EventTypeName { "Tally" }

  init() {}

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    Self.decodings.add(1, ordering: .sequentiallyConsistent)
  }

  func encode(to encoder: any Encoder) throws {
    _ = encoder.container(keyedBy: Key.self)
  }

  private enum Key: CodingKey {}
}
