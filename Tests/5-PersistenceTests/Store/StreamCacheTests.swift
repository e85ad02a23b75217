import EventSourcing
import InMemoryStore
import Persistence
import StoreConformance
import TestStores
import Testing

@Suite("Given: A cache of streams")
struct StreamCacheTests {
  private let store = CountingStore(InMemoryEventStore())

  @Test("It follows the rules of a store", arguments: StoreLaw.rules + StoreLaw.following)
  func keeps(rule: StoreLaw) async throws {
    #expect(try await rule.violation { StreamCache(InMemoryEventStore(clock: $0)) } == nil)
  }

  @Test("It keeps its promises to many at once", arguments: StoreLaw.racing)
  func keeps(promise: StoreLaw) async throws {
    #expect(try await promise.violation { StreamCache(InMemoryEventStore(clock: $0)) } == nil)
  }

  @Test("It follows the rules when it has room for next to nothing", arguments: StoreLaw.rules)
  func keepsWithoutRoom(rule: StoreLaw) async throws {
    let violation = try await rule.violation {
      StreamCache(InMemoryEventStore(clock: $0), capacity: 1)
    }
    #expect(violation == nil)
  }

  @Test("What was read before is not read again")
  func asksForWhatIsNewer() async throws {
    let cache = StreamCache(store)
    try await store.append((1...5).notes, to: .first, expecting: .noStream)
    #expect(try await cache.read(.first).versions == [1, 2, 3, 4, 5])
    #expect(try await cache.read(.first).versions == [1, 2, 3, 4, 5])
    #expect(store.eventsRead == 5)
  }

  @Test("What somebody else has appended is seen at once")
  func seesOthers() async throws {
    let cache = StreamCache(store)
    try await cache.append((1...2).notes, to: .first, expecting: .noStream)
    #expect(try await cache.read(.first).versions == [1, 2])
    try await store.append((3...4).notes, to: .first, expecting: .exactly(2))
    #expect(try await cache.read(.first).versions == [1, 2, 3, 4])
    #expect(store.eventsRead == 4)
  }

  @Test("It forgets what was not asked for lately, and reads that again")
  func forgets() async throws {
    let cache = StreamCache(store, capacity: 10)
    for number in 1...4 {
      let stream = StreamID(category: "notes", id: "\(number)")
      try await store.append(
        (1...3).map { .note(number * 10 + $0) }, to: stream, expecting: .noStream)
      #expect(try await cache.read(stream).versions == [1, 2, 3])
    }
    let readSoFar = store.eventsRead
    #expect(try await cache.read(StreamID(category: "notes", id: "4")).versions == [1, 2, 3])
    #expect(store.eventsRead == readSoFar)
    #expect(try await cache.read(StreamID(category: "notes", id: "1")).versions == [1, 2, 3])
    #expect(store.eventsRead == readSoFar + 3)
  }
}
