import EventSourcing
import ExerciseSupport
import InMemoryStore
import ReadModels
import StoreConformance
import TestStores
import Testing

@testable import Persistence

@Suite("Stage 5: A shared subscription", .timeLimit(.minutes(5)))
struct FanOutTests {
  private let log = InMemoryEventStore()

  /// Appends notes with these numbers to `store`, one after the other.
  private func append(_ numbers: some Sequence<Int>, to store: any EventStore) async throws {
    for number in numbers {
      try await store.append([number].notes, to: .first, expecting: .any)
    }
  }

  /// The texts of the first `count` notes after `position`; `reached` is told after each of them.
  private func texts(
    _ count: Int, of store: any EventStore, after position: GlobalPosition = .start,
    reached: @escaping @Sendable (Int) async throws -> Void = { _ in }
  ) async throws -> [String]? {
    try await soon(within: .seconds(5)) {
      var texts: [String] = []
      for try await event in store.subscribe(after: position) {
        texts += [event].texts
        try await reached(texts.count)
        if texts.count == count { break }
      }
      return texts
    }
  }

  private func words(_ numbers: ClosedRange<Int>) -> [String] { numbers.map { "note \($0)" } }

  @Test("Its subscriptions keep every store's promises", arguments: StoreLaw.following)
  func canBeFollowed(law: StoreLaw) async throws {
    #expect(try await law.violation { FanOutStore(InMemoryEventStore(clock: $0)) } == nil)
  }

  @Test("A hundred followers share one subscription, which ends with the last of them")
  func sharesOne() async throws {
    let watched = WatchedLog(log)
    let store = FanOutStore(watched)
    let (arrivals, arrival) = AsyncStream<Void>.makeStream()
    let gate = Gate(isOpen: false)
    try await append(1...1, to: store)
    let followers = (1...100).map { _ in
      Task {
        try await texts(3, of: store) { count in
          guard count == 1 else { return }
          arrival.yield()
          await gate.pass()
        }
      }
    }
    // All are there before the first one leaves.
    for await _ in arrivals.prefix(100) {}
    gate.open()
    await watched.hasBegun()
    try await append(2...3, to: store)
    for follower in followers { #expect(try await follower.value == words(1...3)) }
    await watched.hasEnded()
    #expect(watched.subscriptionCount == 1)
  }

  @Test("A follower that starts after the last one has ended gets new events, too")
  func beginsAnew() async throws {
    let watched = WatchedLog(log)
    let store = FanOutStore(watched)
    for round in 1...3 {
      let follower = Task { try await texts(round, of: store) }
      await watched.hasBegun()
      try await append(round...round, to: store)
      #expect(try await follower.value == words(1...round))
      await watched.hasEnded()
    }
    #expect(watched.subscriptionCount == 3)
  }

  @Test("A cancelled follower does not end another")
  func endsAlone() async throws {
    let watched = WatchedLog(log)
    let store = FanOutStore(watched)
    let first = Task { try await texts(20, of: store) }
    let second = Task { try await texts(12, of: store) }
    await watched.hasBegun()
    try await append(1...1, to: store)
    first.cancel()
    _ = await first.result
    try await append(2...12, to: store)
    #expect(try await second.value == words(1...12))
  }

  @Test("A follower that pauses delays no other, and misses nothing")
  func servesTheSlow() async throws {
    let store = FanOutStore(log)
    let (gate, stopped) = (Gate(isOpen: false), Gate(isOpen: false))
    let slow = Task {
      try await texts(3_000, of: store) { count in
        guard count == 1 else { return }
        stopped.open()
        await gate.pass()
      }
    }
    try await append(1...1, to: store)
    await stopped.pass()
    let fast = Task { try await texts(3_000, of: store) }
    try await append(2...3_000, to: store)
    #expect(try await fast.value == words(1...3_000))
    gate.open()
    #expect(try await slow.value == words(1...3_000))
  }

  @Test("A follower ahead of the log does not block another")
  func aheadOfTheLog() async throws {
    let watched = WatchedLog(log)
    let store = FanOutStore(watched)
    let ahead = Task { try await texts(1, of: store, after: GlobalPosition(rawValue: 7)) }
    await watched.hasBegun()
    let follower = Task { try await texts(2, of: store) }
    await watched.hasBegun()
    try await append(1...8, to: store)
    #expect(try await follower.value == words(1...2))
    #expect(try await ahead.value == words(8...8))
  }
}

// MARK: - Errors

extension FanOutTests {
  @Test("After an error of the subscription its followers miss nothing", arguments: [1, 2, 3])
  func survives(failures: Int) async throws {
    let clock = ImmediateClock()
    let watched = WatchedLog(FlakyLog(log, failures: failures))
    let store = FanOutStore(watched, backOff: BackOff(clock: clock))
    let follower = Task { try await texts(3, of: store) }
    for _ in 0...failures { #expect(try await soon { await watched.hasBegun() } != nil) }
    try await append(1...3, to: store)
    #expect(try await follower.value == words(1...3))
    #expect(clock.waits.count == failures)
  }

  @Test("A permanent error of the log reaches the followers")
  func tellsFollowers() async throws {
    // Its subscriptions end at once, and only the first page can be read.
    let broken = GivenLog([], beforePage: { number, _ in if number > 1 { throw StoreTrouble() } })
    let store = FanOutStore(broken, backOff: BackOff(clock: ImmediateClock()))
    await #expect(throws: StoreTrouble.self) { try await texts(1, of: store) }
  }
}

// MARK: - Unwanted events

extension FanOutTests {
  @Test("Followers get only the requested events, wherever they begin")
  func skips() async throws {
    // More than a page of unwanted events.
    try await log.append((100..<350).map(\.self).notes, to: .second, expecting: .any)
    try await append(1...1, to: log)
    let watched = WatchedLog(log)
    let store = FanOutStore(watched, where: { $0.stream == .first })
    let follower = Task { try await texts(3, of: store) }
    await watched.hasBegun()
    for number in 2...3 {
      try await log.append([number + 400].notes, to: .second, expecting: .any)
      try await append(number...number, to: log)
    }
    #expect(try await follower.value == words(1...3))
  }

  @Test("An event that a follower didn't request doesn't wake it")
  func sleepsOn() async throws {
    let shared = SharedSubscription(
      to: log, backOff: BackOff(), where: { $0.stream == .first })
    let signals = shared.listen()
    #expect(try await shared.read(after: .start, limit: 10).isEmpty)
    try await log.append([1, 2, 3].notes, to: .second, expecting: .any)
    try await log.append([4].notes, to: .first, expecting: .any)
    _ = try await soon { await signals.first { _ in true } }
    #expect(try await shared.read(after: .start, limit: 10).texts == ["note 4"])
  }
}
