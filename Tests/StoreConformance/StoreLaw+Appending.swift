import EventSourcing
import Foundation
import TestStores

extension StoreLaw {
  static let appending = [
    countsVersions, recordsEverything, datesAppends, comparesVersions, refusesWhole, takesNothing,
    answersAgain, refusesTakenIDs,
  ]

  private static let countsVersions = StoreLaw(
    "Versions count each stream from 1, and positions rise through all streams"
  ) { store in
    let results = [
      try await store.append([1].notes, to: .first, expecting: .any),
      try await store.append([2, 3].notes, to: .second, expecting: .any),
      try await store.append([4].notes, to: .first, expecting: .any),
    ]
    let log = try await store.readAll(after: .start, limit: 10)
    try hold(
      results.map(\.version) == [1, 2, 2] && log.versions == [1, 1, 2, 2],
      "three appends returned the versions \(results.map(\.version)), and the log has \(log.versions)."
    )
    let places = [0, 2, 3].map { log[$0].position }
    try hold(
      results.map(\.position) == places && log.isInOrder,
      "three appends returned the positions \(results.map(\.position)), and the log has \(log.positions)."
    )
  }

  private static let recordsEverything = StoreLaw(
    "An event comes back with everything it was appended with"
  ) { store in
    let metadata = EventMetadata(
      correlationID: CorrelationID(rawValue: "request 7"),
      causationID: CausationID(rawValue: "command 8"))
    let event = NewEvent(
      id: CountedEventIDs.id(numbered: 1), event: Note("Ünï \"quoted\" \u{0}🏦"), metadata: metadata)
    try await store.append([event], to: .first, expecting: .noStream)
    let forwards = try await store.read(.first).first
    let logged = try await store.readAll(after: .start, limit: 1).first
    for recorded in [forwards, logged] {
      try hold(
        recorded?.id == event.id && recorded?.stream == .first && recorded?.metadata == metadata
          && recorded?.event as? Note == event.event as? Note,
        "\(event) was appended, and \(recorded.map { "\($0)" } ?? "nothing") was read.")
    }
  }

  private static let datesAppends = StoreLaw(
    "Times come from the store's clock, one for each append"
  ) { makeStore in
    let clock = TickingWallClock()
    let store = try await makeStore(clock)
    try await store.append([1, 2, 3].notes, to: .first, expecting: .any)
    try await store.append([4].notes, to: .first, expecting: .any)
    let times = try await store.read(.first).map { clock.tick(at: $0.recordedAt) }
    try hold(
      times.count == 4 && times[0] == times[1] && times[1] == times[2] && times[2] < times[3],
      "three events were appended at once and then one more; their times are the clock's ticks \(times)."
    )
  }

  private static let comparesVersions = StoreLaw(
    "An append succeeds at the expected version, and is rejected with the actual version otherwise"
  ) { store in
    try await store.append([1, 2].notes, to: .second, expecting: .noStream)
    let wrong: [(StreamID, ExpectedVersion, Int)] = [
      (.first, .streamExists, 0), (.first, .exactly(1), 0), (.second, .noStream, 2),
      (.second, .exactly(0), 2), (.second, .exactly(1), 2), (.second, .exactly(3), 2),
    ]
    for (stream, expected, actual) in wrong {
      let outcome = try await AppendOutcome(
        of: [9].notes, to: stream, expecting: expected, in: store)
      try hold(
        outcome.versionConflict
          == VersionConflict(stream: stream, expected: expected, actual: actual),
        "at version \(actual), an append that expects \(expected) \(outcome).")
    }
    let right: [ExpectedVersion] = [.exactly(2), .streamExists, .any]
    for (number, expected) in right.enumerated() {
      let outcome = try await AppendOutcome(
        of: [number + 3].notes, to: .second, expecting: expected, in: store)
      try hold(
        outcome.result?.version == number + 3,
        "at version \(number + 2), an append that expects \(expected) \(outcome).")
    }
  }

  private static let refusesWhole = StoreLaw("A rejected append leaves nothing behind") { store in
    let first = try await store.append([1].notes, to: .first, expecting: .noStream)
    _ = try await AppendOutcome(of: [2, 3].notes, to: .first, expecting: .exactly(4), in: store)
    _ = try await AppendOutcome(of: [2, 1].notes, to: .first, in: store)
    let log = try await store.readAll(after: .start, limit: 10)
    try hold(
      log.texts == ["note 1"],
      "after note 1, two appends were rejected, and the log has \(log.texts).")
    let next = try await store.append([2].notes, to: .first, expecting: .exactly(first.version))
    try hold(
      next.version == 2,
      "after note 1 and a rejected append, the next event has version \(next.version).")
  }

  private static let takesNothing = StoreLaw(
    "An append of no events changes nothing and is never rejected"
  ) { store in
    let last = try await store.append([1, 2].notes, to: .first, expecting: .noStream)
    for expected in [ExpectedVersion.exactly(9), .noStream, .any] {
      let outcome = try await AppendOutcome(of: [], to: .first, expecting: expected, in: store)
      try hold(
        outcome == .appended(last),
        """
        no events were appended, expecting \(expected), to a stream at version 2, in a log that \
        ends at position \(last.position); the store \(outcome).
        """)
    }
    let count = try await store.readAll(after: .start, limit: 10).count
    try hold(count == 2, "the log has \(count) events instead of 2.")
  }

  private static let answersAgain = StoreLaw(
    "A repeated append gets the first result, and is recorded once"
  ) { store in
    try await store.append([1].notes, to: .first, expecting: .noStream)
    let first = try await store.append([2, 3].notes, to: .first, expecting: .exactly(1))
    try await store.append([4].notes, to: .first, expecting: .exactly(3))
    for expected in [ExpectedVersion.exactly(1), .any, .noStream] {
      let again = try await AppendOutcome(
        of: [2, 3].notes, to: .first, expecting: expected, in: store)
      try hold(
        again == .appended(first),
        "the first time the store \(AppendOutcome.appended(first)), and then it \(again).")
    }
    let log = try await store.readAll(after: .start, limit: 10)
    try hold(
      log.versions == [1, 2, 3, 4],
      "two of four events were appended twice, and the log has \(log.texts).")
  }

  private static let refusesTakenIDs = StoreLaw("Any other use of a taken id is rejected") {
    store in
    try await store.append([1, 2, 3].notes, to: .first, expecting: .noStream)
    try await store.append([11, 12].notes, to: .second, expecting: .noStream)
    let appends: [(numbers: [Int], StreamID, taken: Set<Int>)] = [
      ([3, 4], .first, [3]), ([4, 3], .first, [3]), ([2, 1], .first, [1, 2]),
      ([1, 3], .first, [1, 3]), ([1], .second, [1]), ([1, 12], .first, [1, 12]),
      ([5, 5], .first, [5]),
    ]
    for (numbers, stream, taken) in appends {
      let outcome = try await AppendOutcome(of: numbers.notes, to: stream, in: store)
      let count = try await store.readAll(after: .start, limit: 10).count
      let ids = taken.sorted().map { CountedEventIDs.id(numbered: UInt64($0)) }
      try hold(
        outcome.takenID.map(ids.contains) == true && count == 5,
        """
        notes-1 has the events 1, 2 and 3, notes-2 has 11 and 12, and \(numbers) were appended to \
        \(stream); the store \(outcome) and has \(count) events. The conflict should name \
        \(ids.map(\.words).joined(separator: " or ")).
        """)
    }
  }
}
