import EventSourcing
import InMemoryStoreSolution
import Synchronization
import TestStores
import Testing

@testable import CommandHandlers

@Suite("Given: The writer of a stream")
struct StreamWriterTests {
  private let store = InMemoryEventStore()
  private let gate = Gate(isOpen: false)

  /// Writers on a store whose first append waits at the gate.
  private func gatedWriters(limits: WriterLimits = WriterLimits()) -> (HookedStore, TallyWriters) {
    let hooked = HookedStore(
      store, beforeAppend: { [gate] append, _ in if append.number == 1 { await gate.pass() } })
    return (hooked, TallyWriters(on: hooked, limits: limits))
  }

  @Test("Commands take turns, each on the result of the one before")
  func takesTurns() async throws {
    let tallies = TallyWriters(on: store)
    let versions = try await withThrowingTaskGroup { group in
      for _ in 1...50 { group.addTask { try await tallies.add([3]).version } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(versions.sorted() == Array(1...50))
    #expect(try await tallies.total() == 150)
  }

  @Test("Waiting commands are appended together, and each gets its own version")
  func appendsTogether() async throws {
    let (hooked, tallies) = gatedWriters()
    let first = await tallies.begin([5])
    let second = await tallies.begin([2, 3])
    let third = await tallies.begin([-9])
    // When it is its turn, the others have handed over what they have decided.
    let last = await tallies.begin([1])
    gate.open()
    let versions = try await [first, second, third, last].asyncMap { try await $0.value.version }
    #expect(versions == [1, 3, 4, 5])
    #expect(hooked.appends.prefix(2).map(\.expected) == [.exactly(0), .exactly(1)])
    #expect(hooked.appends.dropFirst().first.map { 3...4 ~= $0.events.count } == true)
  }

  @Test("A rejection is returned once the events that it is based on are committed")
  func refusesOnFacts() async throws {
    let (hooked, tallies) = gatedWriters()
    let first = await tallies.begin([5])
    let story = Mutex<[String]>([])
    let refused = await tallies.begin([-9])
    let telling = Task {
      await #expect(throws: Tally.BelowZero(total: 5)) { try await refused.value }
      story.withLock { $0.append("refused") }
    }
    story.withLock { $0.append("committed") }
    gate.open()
    _ = try await first.value
    await telling.value
    #expect(story.withLock(\.self) == ["committed", "refused"])
    #expect(hooked.appends.count == 1)
  }

  @Test("After a failed append, decisions based on it conflict, and rejections are decided again")
  func abandons() async throws {
    let hooked = HookedStore(
      store,
      beforeAppend: { [gate] append, store in
        guard append.number == 1 else { return }
        await gate.pass()
        try await store.record([Tally.Event(amount: 4)], in: append.stream)
      })
    let tallies = TallyWriters(on: hooked)
    let first = await tallies.begin([5])
    let second = await tallies.begin([2])
    let refused = await tallies.begin([-9])
    gate.open()
    for task in [first, second] {
      await #expect(throws: VersionConflict.self) { try await task.value }
    }
    await #expect(throws: Tally.BelowZero(total: 4)) { try await refused.value }
    #expect(try await tallies.add([1]).version == 2)
    #expect(try await tallies.total() == 5)
  }

  @Test("An event that can't be stored fails its command and those decided after it")
  func blamesOne() async throws {
    let hooked = HookedStore(
      store,
      beforeAppend: { [gate] append, _ in
        if append.number == 1 { await gate.pass() }
        if append.events.contains(where: { $0.event as? Tally.Event == Tally.Event(amount: 13) }) {
          throw StoreTrouble()
        }
      })
    let tallies = TallyWriters(on: hooked)
    let first = await tallies.begin([5])
    let second = await tallies.begin([2])
    let bad = await tallies.begin([13])
    let next = await tallies.begin([1])
    let last = await tallies.begin([0])
    gate.open()
    #expect(try await first.value.version == 1)
    #expect(try await second.value.version == 2)
    await #expect(throws: StoreTrouble.self) { try await bad.value }
    await #expect(throws: VersionConflict.self) { try await next.value }
    _ = try? await last.value
    #expect(try await tallies.total() == 7)
  }

  @Test("With a full queue, a command is rejected at once, and other streams are unaffected")
  func isBusy() async throws {
    let (_, tallies) = gatedWriters(limits: WriterLimits(commands: 3))
    let tasks = [await tallies.begin([5]), await tallies.begin([2]), await tallies.begin([1])]
    await #expect(throws: StreamBusy(stream: TallyWriters.stream(), limit: 3)) {
      try await tallies.add([1])
    }
    #expect(try await tallies.add([1], to: TallyWriters.stream("8")).version == 1)
    gate.open()
    let versions = try await tasks.asyncMap { try await $0.value.version }
    #expect(versions == [1, 2, 3])
    #expect(try await tallies.add([1]).version == 4)
  }

  @Test("A cancelled command leaves the queue, and the next one continues")
  func leavesTheQueue() async throws {
    let tallies = TallyWriters(on: store)
    let holding = Gate(isOpen: false)
    let hasTurn = Gate(isOpen: false)
    let first = Task {
      try await tallies.add([5]) {
        hasTurn.open()
        await holding.pass()
      }
    }
    await hasTurn.pass()
    let waiting = Task { try await tallies.add([2]) }
    let next = Task { try await tallies.add([1]) }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    holding.open()
    #expect(try await first.value.version == 1)
    #expect(try await next.value.version == 2)
    #expect(try await tallies.total() == 6)
  }

  @Test("A repeated command waits for the events of the first one")
  func waitsForItsOwnEvents() async throws {
    let (hooked, tallies) = gatedWriters()
    let cause = CausationID(rawValue: "c")
    let first = await tallies.begin([5], cause: cause)
    let seen = Mutex<[Int]>([])
    let again = Task {
      try await tallies.add([8], cause: cause) {
        let events = try? await hooked.events(of: TallyWriters.stream(), causedBy: cause)
        seen.withLock { $0.append(events?.count ?? 0) }
      }
    }
    gate.open()
    #expect(try await first.value.version == 1)
    #expect(try await again.value.version == 2)
    #expect(seen.withLock(\.self) == [1])
  }
}

@Suite("Given: The writers of the streams used last")
struct StreamWritersTests {
  @Test("With room for one stream, two tasks still share one writer for each stream")
  func evicts() async throws {
    let tallies = TallyWriters(on: InMemoryEventStore(), limits: WriterLimits(streams: 1))
    try await withThrowingTaskGroup { group in
      for task in 1...2 {
        group.addTask {
          // A second writer for a stream would meet a conflict sooner or later.
          for turn in 1...500 {
            try await tallies.add([1], to: TallyWriters.stream("\((turn * task) % 3)"))
          }
        }
      }
      try await group.waitForAll()
    }
    let totals = try await ["0", "1", "2"].asyncMap {
      try await tallies.total(of: TallyWriters.stream($0))
    }
    #expect(totals.reduce(0, +) == 1_000)
  }

  @Test("The states of the streams used last are kept, and others are read again")
  func forgets() async throws {
    let counting = CountingStore(InMemoryEventStore())
    let tallies = TallyWriters(on: counting, limits: WriterLimits(streams: 4))
    for number in 1...5 { try await tallies.add([2, 3], to: TallyWriters.stream("\(number)")) }
    #expect(counting.eventsRead == 0)
    try await tallies.add([4], to: TallyWriters.stream("5"))
    #expect(counting.eventsRead == 0)
    try await tallies.add([4], to: TallyWriters.stream("1"))
    #expect(counting.eventsRead == 2)
  }
}
