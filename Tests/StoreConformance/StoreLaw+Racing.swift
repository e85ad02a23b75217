import EventSourcing
import Synchronization
import TestStores

extension StoreLaw {
  /// What every store promises to many who write at once.
  public static let racing = [
    oneWins, countsTogether, keepsAll, recordsOnce, datesInOrder, showsInOrder,
  ]

  private static let oneWins = races(25)

  /// Of many appends that expect the same version exactly one wins, in each of `count` rounds.
  public static func races(_ count: Int) -> StoreLaw {
    StoreLaw("Of many appends that expect the same version, exactly one wins") { makeStore in
      let store = try await makeStore(SlowWallClock(Seed.generator(for: 1)))
      for round in 0..<count {
        let expected: ExpectedVersion = round == 0 ? .noStream : .exactly(round)
        let outcomes = try await race(8) { racer in
          try await AppendOutcome(
            of: [round * 8 + racer].notes, to: .first, expecting: expected, in: store)
        }
        let winners = outcomes.compactMap(\.result)
        let conflicts = outcomes.compactMap(\.versionConflict)
        try hold(
          winners.count == 1 && conflicts.count == 7,
          "8 writers appended, expecting \(expected), and \(winners.count) of them succeeded; the store \(outcomes)."
        )
        try hold(
          conflicts.allSatisfy { $0.actual == round + 1 },
          "the conflicts name the versions \(conflicts.map(\.actual)), but the stream is at \(round + 1)."
        )
      }
      let log = try await store.readAll(after: .start, limit: .max)
      try hold(log.versions == Array(1...count), "\(count) rounds left \(log.count) events.")
    }
  }

  private static let keepsAll = StoreLaw(
    "Concurrent appends are all kept, each with its events side by side"
  ) { makeStore in
    let store = try await makeStore(SlowWallClock(Seed.generator(for: 2)))
    let sizes = sizes(of: 40, plan: 3)
    let results = try await race(8) { racer in
      var results: [(racer: Int, numbers: [Int], result: AppendResult)] = []
      for (index, size) in sizes.enumerated() {
        let numbers = (0..<size).map { (racer * 40 + index) * 10 + $0 }
        let result = try await store.append(numbers.notes, to: .first, expecting: .any)
        results.append((racer, numbers, result))
      }
      return results
    }.flatMap(\.self)
    let events = try await store.read(.first)
    try hold(
      events.versions == Array(1...(8 * sizes.reduce(0, +))) && events.isInOrder,
      "\(8 * sizes.reduce(0, +)) events were appended, and the stream has \(events.count).")
    for (racer, numbers, result) in results {
      let place = result.version - numbers.count..<result.version
      try hold(
        events[place].texts == numbers.map { "note \($0)" },
        """
        writer \(racer) appended \(numbers) and got version \(result.version), but the events that \
        end there are \(events[place].texts).
        """)
    }
  }

  private static let countsTogether = StoreLaw(
    "Writers that decide on what they have read never overwrite each other"
  ) { makeStore in
    let store = try await makeStore(SlowWallClock(Seed.generator(for: 4)))
    // Each writer adds one to the last number that it sees, twenty times. It is refused at most
    // once for each of the hundred events of the others.
    try await race(6) { racer in
      var refusals = 0
      for turn in 0..<20 {
        var isDone = false
        while !isDone {
          let last = try await store.read(.first, .backwards, from: nil, limit: 1).first
          let count = (last?.event as? Note).flatMap { Int($0.text) } ?? 0
          let id = CountedEventIDs.id(numbered: UInt64(racer * 20 + turn))
          let next = NewEvent(id: id, event: Note("\(count + 1)"))
          let outcome = try await AppendOutcome(
            of: [next], to: .first, expecting: .exactly(last?.version ?? 0), in: store)
          isDone = outcome.result != nil
          try hold(isDone || outcome.versionConflict != nil, "an append \(outcome).")
          refusals += isDone ? 0 : 1
          try hold(
            refusals <= 100,
            """
            a writer read the last event, version \(last?.version ?? 0), and appended the next one; \
            the store \(outcome). That happened \(refusals) times, more often than others have \
            written. Does reading backwards give the last event?
            """)
        }
      }
    }
    let texts = try await store.read(.first).texts
    try hold(
      texts == (1...120).map(String.init),
      """
      six writers each added one to a shared number, twenty times; it should be 120, and it is \
      \(texts.last ?? "nothing") after \(texts.count) events.
      """)
  }

  private static let recordsOnce = StoreLaw(
    "The same append, made by many at once, is recorded once and has one result"
  ) { makeStore in
    let store = try await makeStore(SlowWallClock(Seed.generator(for: 5)))
    for round in 0..<25 {
      let events = (0..<3).map { round * 3 + $0 }.notes
      let outcomes = try await race(6) { _ in
        try await AppendOutcome(
          of: events, to: .first, expecting: .exactly(round * 3), in: store)
      }
      try hold(
        outcomes.allSatisfy { $0.result?.version == round * 3 + 3 && $0 == outcomes[0] },
        "six tasks appended the same three events, and the store \(outcomes).")
    }
    let count = try await store.readAll(after: .start, limit: 1_000).count
    try hold(count == 75, "75 different events were appended, and the log has \(count).")
  }

  private static let datesInOrder = StoreLaw("Times in the log never run backwards") {
    makeStore in
    let store = try await makeStore(SlowWallClock(Seed.generator(for: 6)))
    try await race(8) { racer in
      for turn in 0..<40 {
        let stream: StreamID = racer.isMultiple(of: 2) ? .first : .second
        try await store.append([racer * 40 + turn].notes, to: stream, expecting: .any)
      }
    }
    let log = try await store.readAll(after: .start, limit: 1_000)
    try hold(log.count == 320, "320 events were appended, and the log has \(log.count).")
    let times = log.map(\.recordedAt)
    let back = zip(log, log.dropFirst()).first { $0.recordedAt > $1.recordedAt }
    try hold(
      times == times.sorted(),
      "the event at position \(back.map { "\($0.1.position)" } ?? "?") has an earlier time than the one before it."
    )
  }

  private static let showsInOrder = StoreLaw(
    "A reader that follows the log during concurrent appends sees every event once, in order"
  ) { makeStore in
    let store = try await makeStore(SlowWallClock(Seed.generator(for: 7)))
    let isOver = Mutex(false)
    async let seen = follow(store, until: 300) { isOver.withLock { $0 } }
    try await race(6) { racer in
      for turn in 0..<50 {
        let stream: StreamID = racer.isMultiple(of: 2) ? .first : .second
        try await store.append([racer * 50 + turn].notes, to: stream, expecting: .any)
      }
    }
    isOver.withLock { $0 = true }
    let pages = try await seen
    let log = try await store.readAll(after: .start, limit: 1_000)
    try hold(log.count == 300, "300 events were appended, and the log has \(log.count) of them.")
    try hold(pages.isOnceEach(of: log), pages.comparison(to: log))
  }

  /// The positions that a reader sees who asks for page after page until it has `count` events.
  ///
  /// It gives up when there is nothing new although the race is over: then the log has fewer.
  private static func follow(
    _ store: any EventStore, until count: Int, unless isOver: @Sendable () -> Bool
  ) async throws -> [Int] {
    var seen: [Int] = []
    var position = GlobalPosition.start
    while seen.count < count {
      try Task.checkCancellation()
      let isLast = isOver()
      let page = try await store.readAll(after: position, limit: 7)
      seen += page.positions
      position = page.last?.position ?? position
      guard page.isEmpty else { continue }
      if isLast { break }
      await Task.yield()
    }
    return seen
  }

  private static func sizes(of count: Int, plan: Int) -> [Int] {
    var random = Seed.generator(for: plan)
    return (0..<count).map { _ in Int.random(in: 1...4, using: &random) }
  }
}

/// Runs `body` for `count` racers side by side, and returns what each came to.
@discardableResult
func race<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable @concurrent (_ racer: Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    for racer in 0..<count { group.addTask { (racer, try await body(racer)) } }
    var values: [(racer: Int, value: Value)] = []
    for try await value in group { values.append(value) }
    return values.sorted { $0.racer < $1.racer }.map(\.value)
  }
}
