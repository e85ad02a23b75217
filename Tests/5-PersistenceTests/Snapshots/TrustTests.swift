import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import TestStores
import Testing

@Suite("Stage 5: Loading with a snapshot")
struct TrustTests {
  private let bank: SnapshotFile

  init() throws { bank = try SnapshotFile() }

  @Test(
    "A state is the snapshot plus the events after it", .exercise("5.12"),
    arguments: [1, 6, 19, 20])
  func addsUp(version: Int) async throws {
    try bank.put(.jar(version))
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      A jar got coins of 1, 2, 3 cents and so on, up to 20, and there is a snapshot at version \
      \(version).
        expected: \(cents(1...20)) cents at version 20
        got:      the load \(outcome.words)
      The first event to fold is the one after the snapshot. Any other one counts money twice or \
      never. Return the snapshot's own version. Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "Only the snapshot's event and the later ones are read", .exercise("5.12"),
    arguments: [(6, 15), (19, 2), (20, 1)])
  func readsFew(version: Int, count: Int) async throws {
    try bank.put(.jar(version))
    let log = CountingStore(GivenLog(.coins(1...20)))
    let outcome = try await bank.load(from: log)
    try #require(
      log.eventsRead == count,
      """
      A stream has 20 events, and there is a snapshot at version \(version). One event proves that \
      it belongs to this stream, and \(20 - version) come after it.
        expected: \(count) events are read
        got:      \(log.eventsRead) were read
      Read exactly the event that the snapshot names, with a limit of 1. A snapshot that saves no \
      reads is useless. Chapter 5, exercise 5.12.
      """)
    try #require(
      outcome.value?.eventsRead == count,
      """
      There is a snapshot at version \(version) of 20. \(count) events were read, the proof among \
      them.
        expected: eventsRead \(count)
        got:      eventsRead \(outcome.value.map { "\($0.eventsRead)" } ?? "nothing")
      The event that proves the snapshot counts. Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "A load as of a version ignores later snapshots", .exercise("5.12"),
    arguments: [1, 5, 6, 7, 11, 12, 13, 20])
  func goesBack(version: Int) async throws {
    for version in [6, 12] { try bank.put(.jar(version)) }
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)), asOf: version)
    try #require(
      outcome.isJar(version),
      """
      A stream has 20 events, and snapshots at the versions 6 and 12. It is loaded as of version \
      \(version).
        expected: \(cents(1...version)) cents at version \(version)
        got:      the load \(outcome.words)
      A question about the past needs the state of then. Pass the version to `newest`. Chapter 5, \
      exercise 5.12.
      """)
  }

  @Test(
    "A load as of a version starts at the nearest snapshot", .exercise("5.12"),
    arguments: [(12, 1), (13, 2), (15, 4), (8, 3)])
  func usesTheNearest(version: Int, count: Int) async throws {
    for version in [6, 12] { try bank.put(.jar(version)) }
    let log = CountingStore(GivenLog(.coins(1...20)))
    let outcome = try await bank.load(from: log, asOf: version)
    try #require(
      outcome.isJar(version) && log.eventsRead == count,
      """
      There are snapshots at the versions 6 and 12. A jar is loaded as of version \(version).
        expected: \(cents(1...version)) cents, from \(count) events
        got:      the load \(outcome.words), and read \(log.eventsRead) events
      Chapter 5, exercise 5.12.
      """)
  }

  @Test("A snapshot beyond the end of the stream is ignored", .exercise("5.12"))
  func doubtsTheFuture() async throws {
    try bank.put(.jar(30))
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      A stream has 20 events, and there is a snapshot at version 30: the events were restored from \
      a backup, the snapshot wasn't.
        expected: \(cents(1...20)) cents at version 20
        got:      the load \(outcome.words)
      The event that the snapshot names isn't there, so ignore the snapshot. Chapter 5, exercise \
      5.12.
      """)
  }

  @Test("A snapshot of another history is ignored", .exercise("5.12"), arguments: [6, 20])
  func doubtsAnother(version: Int) async throws {
    try bank.put(.jar(version, cents: 1_000_000, lastEventID: .coin(777)))
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      The bank was restored from a backup and went on. The snapshot at version \(version) is older \
      than that, and names an event that isn't the one at version \(version) now.
        expected: \(cents(1...20)) cents at version 20
        got:      the load \(outcome.words)
      Customers would have money that was never paid in. Compare the ids. Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "Without readable snapshots, all events are folded", .exercise("5.12"),
    arguments: ["DROP TABLE snapshots", "UPDATE snapshots SET state = '{'"])
  func doesWithout(accident: String) async throws {
    try bank.put(.jar(6))
    try bank.file.look().execute(accident)
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      Something happened to the snapshots (\(accident)); all 20 events are there.
        expected: \(cents(1...20)) cents at version 20
        got:      the load \(outcome.words)
      Whatever is wrong with the snapshots, the events can be folded. Chapter 5, exercise 5.12.
      """)
  }

  @Test("The threshold counts from the last snapshot", .exercise("5.12"))
  func countsFromThere() async throws {
    try bank.put(.jar(6))
    _ = try await bank.load(from: GivenLog(.coins(1...15)), threshold: 10)
    let early = try bank.kept().map(\.version)
    _ = try await bank.load(from: GivenLog(.coins(1...16)), threshold: 10)
    let kept = try bank.kept()
    let expected = [6, 16].map { SnapshotFile.Kept(version: $0, cents: cents(1...$0)) }
    try #require(
      early == [6] && kept == expected,
      """
      There is a snapshot at version 6, and the threshold is 10. The stream was loaded with 15 \
      events, and then with 16.
        expected: snapshots of the versions [6], and then \(words(expected))
        got:      \(early), and then \(words(kept))
      Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "Snapshots change no result", .exercise("5.12"),
    arguments: [1, 2, 3, 7])
  func changesNoAnswer(threshold: Int) async throws {
    var count = 0
    for length in 1...15 {
      let outcome = try await bank.load(from: GivenLog(.coins(1...length)), threshold: threshold)
      if outcome.isJar(length) { count += 1 }
    }
    try bank.snapshots.removeAll()
    let without = try await bank.load(from: GivenLog(.coins(1...15)), threshold: threshold)
    try #require(
      count == 15 && without.isJar(15),
      """
      A jar was loaded after each of its 15 coins, with a threshold of \(threshold). Then all \
      snapshots were deleted, and it was loaded again.
        expected: 15 right results, and \(cents(1...15)) cents at version 15
        got:      \(count) right results, and the last load \(without.words)
      Snapshots save time and change no answer. Chapter 5, exercise 5.12.
      """)
  }
}

extension Outcome<Loaded<Jar.State>> {
  /// Whether it is what a jar held after this version.
  fileprivate func isJar(_ version: Int) -> Bool {
    value?.version == version && value?.state.cents == cents(1...version)
  }
}
