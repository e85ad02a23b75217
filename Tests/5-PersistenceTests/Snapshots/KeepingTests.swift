import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 5: Saving a snapshot")
struct KeepingTests {
  struct Case: CustomTestStringConvertible {
    let versions: ClosedRange<Int>?
    let threshold: Int
    let isKept: Bool

    var count: Int { versions?.count ?? 0 }
    var testDescription: String { "\(count) events, threshold \(threshold)" }
  }

  @Test(
    "A snapshot is saved when at least `threshold` events were folded", .exercise("5.11"),
    arguments: [
      Case(versions: nil, threshold: 100, isKept: false),
      Case(versions: 1...99, threshold: 100, isKept: false),
      Case(versions: 1...100, threshold: 100, isKept: true),
      Case(versions: 1...101, threshold: 100, isKept: true),
      Case(versions: 1...150, threshold: 100, isKept: true),
      Case(versions: 1...1, threshold: 1, isKept: true),
      Case(versions: nil, threshold: 1, isKept: false),
    ])
  func keepsEnough(example: Case) async throws {
    let bank = try SnapshotFile()
    let events = example.versions.map { [RecordedEvent].coins($0) } ?? []
    _ = try await bank.load(from: GivenLog(events), threshold: example.threshold)
    let kept = try bank.kept()
    try #require(
      kept.count == (example.isKept ? 1 : 0),
      """
      \(example.count) events were folded, and the threshold is \(example.threshold).
        expected: \(example.isKept ? "one snapshot" : "no snapshot")
        got:      \(words(kept))
      Compare the number of events with the threshold. An append of several events jumps over any \
      multiple of it, and a snapshot at each load fills the file. Chapter 5, exercise 5.11.
      """)
  }

  @Test(
    "A snapshot has the version and id of the last folded event", .exercise("5.11"))
  func keepsTheLast() async throws {
    let bank = try SnapshotFile()
    _ = try await bank.load(from: GivenLog(.coins(1...12)), threshold: 10)
    let kept = try bank.kept()
    let expected = [SnapshotFile.Kept(version: 12, cents: cents(1...12))]
    try #require(
      kept == expected,
      """
      A jar's stream has the versions 1 to 12, coins of 1, 2, 3 cents and so on, and the threshold \
      is 10.
        expected: \(words(expected))
        got:      \(words(kept))
      Version and id are those of the last folded event; a position is not a version. With a wrong \
      version, the next load counts money twice or never. Chapter 5, exercise 5.11.
      """)
  }

  @Test(
    "The folded events count, not the length of the stream", .exercise("5.11"),
    arguments: [
      Case(versions: 51...149, threshold: 100, isKept: false),
      Case(versions: 51...150, threshold: 100, isKept: true),
    ])
  func countsTheFolded(example: Case) async throws {
    let bank = try SnapshotFile()
    let versions = try #require(example.versions)
    _ = try await bank.load(from: GivenLog(.coins(versions)), threshold: 100)
    let kept = try bank.kept()
    let expected =
      example.isKept
      ? [SnapshotFile.Kept(version: versions.upperBound, cents: cents(versions))] : []
    try #require(
      kept == expected,
      """
      The first 50 events of a stream are in an archive. The versions \(versions.lowerBound) to \
      \(versions.upperBound) were folded, \(versions.count) events, and the threshold is 100.
        expected: \(words(expected))
        got:      \(words(kept))
      Compare the number of folded events with the threshold, and take the version from the last \
      event. Chapter 5, exercise 5.11.
      """)
  }

  @Test(
    "No snapshot is saved after an unknown event", .exercise("5.11"),
    arguments: [1, 6, 12])
  func keepsNothingUnknown(version: Int) async throws {
    let bank = try SnapshotFile()
    let log = GivenLog(.coins(1...12, unknown: [version]))
    _ = try await bank.load(from: log, threshold: 10)
    let kept = try bank.kept()
    try #require(
      kept.isEmpty,
      """
      Of 12 events, the one at version \(version) is of a type that this program doesn't know.
        expected: no snapshot
        got:      \(words(kept))
      A newer program knows that event. It would start after the snapshot, and never see what the \
      event changes. Look at all events. Chapter 5, exercise 5.11.
      """)
  }

  @Test("A failed save does not fail the load", .exercise("5.11"))
  func doesNotFail() async throws {
    let impatient = StorageOptions(durability: .normal, patience: .zero)
    let lost = try SnapshotFile(options: impatient)
    let locked = try SnapshotFile(options: impatient)
    try lost.file.look().execute("DROP TABLE snapshots")
    let other = try locked.file.look()
    try other.execute("BEGIN IMMEDIATE")
    for (bank, trouble) in [(lost, "has no table for them"), (locked, "was locked by another")] {
      let outcome = try await bank.load(from: GivenLog(.coins(1...12)), threshold: 10)
      try #require(
        outcome.value?.state.cents == cents(1...12) && outcome.value?.version == 12,
        """
        A snapshot was due, but the file \(trouble).
          expected: \(cents(1...12)) cents at version 12
          got:      the load \(outcome.words)
        A snapshot saves time; the answer doesn't need it. Chapter 5, exercise 5.11.
        """)
    }
    try other.execute("ROLLBACK")
  }

  @Test("Each stream has its own snapshots", .exercise("5.11"))
  func keepsApart() async throws {
    let bank = try SnapshotFile()
    let other = StreamID(category: "jar", id: "2")
    let moved = [RecordedEvent].coins(1...4).map { event in
      RecordedEvent(
        position: event.position, stream: other, version: event.version, id: event.id,
        recordedAt: event.recordedAt, event: event.event)
    }
    let loader = SnapshotLoader(
      store: GivenLog(.coins(5...9) + moved), snapshots: bank.snapshots,
      threshold: SnapshotThreshold(eventCount: 3))
    _ = try await loader.load(Jar.self, from: Jar.stream)
    _ = try await loader.load(Jar.self, from: other)
    let kept = try bank.kept()
    var second = SnapshotFile.Kept(version: 4, cents: 10)
    second.stream = "jar-2"
    let expected = [SnapshotFile.Kept(version: 9, cents: cents(5...9)), second]
    try #require(
      kept == expected,
      """
      Two jars were loaded.
        expected: \(words(expected))
        got:      \(words(kept))
      A snapshot under the wrong stream gives one customer another one's money. Chapter 5, \
      exercise 5.11.
      """)
  }
}
