import EventSourcing
import Foundation

extension StoreLaw {
  static let reading = [
    readsPages, readsStrangeRequests, readsLog, tellsStreamsApart, ignoresTimes,
  ]

  private static let readsPages = StoreLaw("A stream is read in pages, forwards and backwards") {
    store in
    try await fill(store)
    let pages: [(ReadDirection, Int?, Int?, [Int])] = [
      (.forwards, nil, nil, [1, 2, 3, 4, 5]), (.forwards, 1, 2, [1, 2]),
      (.forwards, 3, 2, [3, 4]), (.forwards, 5, 9, [5]), (.forwards, 2, nil, [2, 3, 4, 5]),
      (.backwards, nil, nil, [5, 4, 3, 2, 1]), (.backwards, nil, 2, [5, 4]),
      (.backwards, 3, 2, [3, 2]), (.backwards, 2, nil, [2, 1]),
    ]
    try await compare(pages, in: store)
  }

  private static let readsStrangeRequests = StoreLaw(
    "Every request gets a page, whatever its start and limit"
  ) { store in
    try await fill(store)
    let pages: [(ReadDirection, Int?, Int?, [Int])] = [
      (.forwards, 6, nil, []), (.forwards, .max, .max, []), (.forwards, 0, 1, [1]),
      (.forwards, .min, 2, [1, 2]), (.forwards, 2, 0, []), (.forwards, 2, -1, []),
      (.backwards, 100, 2, [5, 4]), (.backwards, .max, 1, [5]), (.backwards, 0, nil, []),
      (.backwards, .min, nil, []), (.backwards, 3, 0, []), (.backwards, 3, -1, []),
    ]
    try await compare(pages, in: store)
    let empty = try await store.read(StreamID(category: "notes", id: "empty"))
    try hold(empty.isEmpty, "a stream without appends has \(empty.count) events.")
  }

  private static let readsLog = StoreLaw(
    "The log is read after a position, in the order of the appends"
  ) { store in
    try await fill(store)
    let all = try await store.readAll(after: .start, limit: 100)
    try hold(
      all.texts == [1, 2, 10, 3, 4, 20, 5].map { "note \($0)" } && all.isInOrder,
      "two streams were written in turns, and the log has \(all.texts) at the positions \(all.positions)."
    )
    for (index, event) in all.enumerated() {
      let page = try await store.readAll(after: event.position, limit: 2)
      let expected = Array(all.dropFirst(index + 1).prefix(2))
      try hold(
        page.positions == expected.positions,
        "after position \(event.position), \(expected.positions) should follow, but it gave \(page.positions)."
      )
    }
    for limit in [0, -1] {
      let count = try await store.readAll(after: .start, limit: limit).count
      try hold(count == 0, "a page with a limit of \(limit) has \(count) events.")
    }
    let before = try await store.readAll(after: GlobalPosition(rawValue: -5), limit: 100)
    let after = try await store.readAll(after: GlobalPosition(rawValue: .max), limit: .max)
    try hold(
      before.count == all.count && after.isEmpty,
      "after position -5, it gave \(before.count) of 7 events, and after `Int.max` \(after.count) of 0."
    )
  }

  private static let tellsStreamsApart = StoreLaw(
    "Streams with the same id in different categories are different streams"
  ) { store in
    try await store.append([1, 2].notes, to: .first, expecting: .noStream)
    let new = try await AppendOutcome(of: [3].notes, to: .namesake, expecting: .noStream, in: store)
    try hold(
      new.result?.version == 1,
      "notes-1 is at version 2, and the first append to letters-1 \(new).")
    let taken = try await AppendOutcome(of: [2].notes, to: .namesake, in: store)
    try hold(
      taken.takenID != nil, "an event of notes-1 was appended to letters-1; the store \(taken).")
    for (stream, texts) in [(StreamID.first, ["note 1", "note 2"]), (.namesake, ["note 3"])] {
      let found = try await store.read(stream).texts
      try hold(found == texts, "\(stream) has \(texts), but it gave \(found).")
    }
  }

  private static let ignoresTimes = StoreLaw(
    "Events are read in the order of the appends, even if the clock was set back"
  ) { makeStore in
    let clock = ManualWallClock(Date(timeIntervalSince1970: 1_000_000))
    let store = try await makeStore(clock)
    for number in 1...3 {
      try await store.append([number].notes, to: .first, expecting: .any)
      clock.advance(by: -60)
    }
    let pages = [
      try await store.read(.first), try await store.readAll(after: .start, limit: 10),
      try await store.read(.first, .backwards, from: nil, limit: nil).reversed(),
    ]
    try hold(
      pages.allSatisfy { $0.texts == ["note 1", "note 2", "note 3"] },
      """
      the clock was set back after each of three events. The stream has \(pages[0].texts), the \
      log has \(pages[1].texts), and the stream read backwards has \(pages[2].reversed().texts).
      """)
  }

  /// Five events in the first stream, and two of the second in between.
  private static func fill(_ store: any EventStore) async throws {
    try await store.append([1, 2].notes, to: .first, expecting: .any)
    try await store.append([10].notes, to: .second, expecting: .any)
    try await store.append([3, 4].notes, to: .first, expecting: .any)
    try await store.append([20].notes, to: .second, expecting: .any)
    try await store.append([5].notes, to: .first, expecting: .any)
  }

  private static func compare(
    _ pages: [(ReadDirection, Int?, Int?, [Int])], in store: any EventStore
  ) async throws {
    for (direction, start, limit, versions) in pages {
      let page = try await store.read(.first, direction, from: start, limit: limit)
      let request =
        "\(direction) from \(start.map(String.init) ?? "nil"), limit \(limit.map(String.init) ?? "nil")"
      try hold(
        page.versions == versions && page.allSatisfy { $0.stream == .first },
        "\(request) should give the versions \(versions), but it gave \(page.versions).")
    }
  }
}
