import EventSourcing
import TestStores

extension StoreLaw {
  /// The laws for subscriptions to the log.
  public static let following = [
    followsFromAnywhere, followsRace, servesEachReader, endsWithItsTask,
  ]

  private static let followsFromAnywhere = StoreLaw(
    "A subscription begins after any position and continues with later appends"
  ) { store in
    try await store.append([1, 2, 3].notes, to: .first, expecting: .noStream)
    let places = [.start] + (try await store.readAll(after: .start, limit: 3)).map(\.position)
    let subscriptions = places.map { store.subscribe(after: $0) }
    try await store.append([4, 5].notes, to: .second, expecting: .noStream)
    for (count, events) in subscriptions.enumerated() {
      let expected = ((count + 1)...5).map { "note \($0)" }
      let texts = try await first(expected.count, of: events)?.texts
      try hold(
        texts == expected,
        """
        after the first \(count) of 5 events, \(expected) should follow, but the subscription gave \
        \(texts.map { "\($0)" } ?? "fewer events, and then it waited for ever").
        """)
    }
  }

  private static let followsRace = StoreLaw(
    "A subscription that starts during concurrent appends misses nothing and repeats nothing"
  ) { makeStore in
    for round in 0..<8 {
      let store = try await makeStore(SlowWallClock(Seed.generator(for: 20 + round)))
      async let seen = first(160, of: store.subscribe(after: .start))
      try await race(4) { racer in
        for turn in 0..<40 {
          let stream: StreamID = racer.isMultiple(of: 2) ? .first : .second
          try await store.append([racer * 40 + turn].notes, to: stream, expecting: .any)
        }
      }
      let log = try await store.readAll(after: .start, limit: 1_000)
      let positions = try await seen?.positions
      try hold(log.count == 160, "160 events were appended, and the log has \(log.count) of them.")
      try hold(
        positions != nil,
        "160 events were appended, and the subscription gave fewer, and then it waited for ever.")
      try hold(positions?.isOnceEach(of: log) == true, positions?.comparison(to: log) ?? "")
    }
  }

  private static let servesEachReader = StoreLaw(
    "Every reader of a subscription gets every event"
  ) { store in
    let events = store.subscribe(after: .start)
    async let one = first(3, of: events)
    async let other = first(3, of: events)
    try await store.append([1, 2, 3].notes, to: .first, expecting: .any)
    let (ones, others) = (try await one?.versions, try await other?.versions)
    try hold(
      ones == [1, 2, 3] && others == [1, 2, 3],
      """
      two tasks read a subscription of three events; one got \(ones.map { "\($0)" } ?? "fewer") and \
      the other \(others.map { "\($0)" } ?? "fewer").
      """)
  }

  private static let endsWithItsTask = StoreLaw("A subscription ends when its task is cancelled") {
    store in
    try await store.append([1].notes, to: .first, expecting: .any)
    let (seen, sight) = AsyncStream<Void>.makeStream()
    let events = store.subscribe(after: .start)
    let reading = Task {
      for try await _ in events { sight.yield() }
    }
    let hasBegun = try await soon { await seen.first { _ in true } != nil }
    try hold(hasBegun == true, "the log has one event, and the subscription didn't give it.")
    reading.cancel()
    let hasEnded: Void? = try await soon {
      do { try await reading.value } catch is CancellationError {}
    }
    try hold(hasEnded != nil, "the task was cancelled, and the subscription went on waiting.")
  }

  /// Returns the first `count` events of a subscription; `nil` when they do not come.
  private static func first(
    _ count: Int, of events: any AsyncSequence<RecordedEvent, any Error> & Sendable
  ) async throws -> [RecordedEvent]? {
    try await soon(within: .seconds(5)) {
      var seen: [RecordedEvent] = []
      for try await event in events {
        seen.append(event)
        if seen.count == count { break }
      }
      return seen
    }
  }
}
