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
      \(version). The load has to give \(cents(1...20)) cents at version 20, but it \
      \(outcome.words). What the snapshot holds counts once: the first event that is folded is the \
      one after it, and the version goes on from there. Read: Chapter 5, exercise 5.12.
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
      A stream has 20 events, and there is a snapshot at version \(version). For the proof that it \
      belongs to this stream, one event is read, and then the \(20 - version) after it: \(count) in \
      all, but your code read \(log.eventsRead). Read exactly the event that the snapshot names. A \
      snapshot that saves no reading is of no use. Read: Chapter 5, exercise 5.12.
      """)
    try #require(
      outcome.value?.eventsRead == count,
      """
      With a snapshot at version \(version) of 20, \(count) events were read: one for the proof, \
      and \(20 - version) after it. `eventsRead` has to say so, but it says \
      \(outcome.value.map { "\($0.eventsRead)" } ?? "nothing"). The event that proves is read, too. \
      Read: Chapter 5, exercise 5.12.
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
      A jar's stream has 20 events, and there are snapshots at the versions 6 and 12. As of version \
      \(version) it held \(cents(1...version)) cents, but the load \(outcome.words). \
      Read: Chapter 5, exercise 5.12.
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
      There are snapshots at the versions 6 and 12. As of version \(version) a jar held \
      \(cents(1...version)) cents, and to find that takes \(count) events, one of them for the \
      proof. But the load \(outcome.words), and read \(log.eventsRead). \
      Read: Chapter 5, exercise 5.12.
      """)
  }

  @Test("A snapshot beyond the end of the stream is ignored", .exercise("5.12"))
  func doubtsTheFuture() async throws {
    try bank.put(.jar(30))
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      A stream has 20 events, and there is a snapshot at version 30: the events come from a backup, \
      and the snapshot is from later. The load has to give \(cents(1...20)) cents at version 20, \
      but it \(outcome.words). The truth is in the events. Is the event there that the snapshot \
      names? Read: Chapter 5, exercise 5.12.
      """)
  }

  @Test("A snapshot of another history is ignored", .exercise("5.12"), arguments: [6, 20])
  func doubtsAnother(version: Int) async throws {
    try bank.put(.jar(version, cents: 1_000_000, lastEventID: .coin(777)))
    let outcome = try await bank.load(from: GivenLog(.coins(1...20)))
    try #require(
      outcome.isJar(20),
      """
      The bank was restored from a backup and written on. Its snapshot at version \(version) is \
      from before that: it names an event that is not the one at version \(version) now. The load \
      has to give \(cents(1...20)) cents at version 20, but it \(outcome.words). Otherwise \
      customers have money that nobody paid in. Compare the ids. \
      Read: Chapter 5, exercise 5.12.
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
      Something happened to the snapshots (\(accident)), and the 20 events are all there. The load \
      has to give \(cents(1...20)) cents at version 20, but it \(outcome.words). Whatever is wrong \
      with the snapshots, all events can still be folded. Read: Chapter 5, exercise 5.12.
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
      There is a snapshot at version 6, and the threshold is 10. When the stream has 15 events, \
      there is nothing new to keep; when it has 16, there is. So the file holds snapshots of the \
      versions [6], and then \(words(expected)); but it held \(early), and then \(words(kept)). \
      Read: Chapter 5, exercise 5.12.
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
      A jar was loaded after each of its 15 coins, with a threshold of \(threshold), and \(count) of \
      these loads gave the right sum and version. Then all snapshots were deleted, and it was \
      loaded once more; that \(without.words). Every one has to be right: \
      \(cents(1...15)) cents in the end. Read: Chapter 5, exercise 5.12.
      """)
  }
}

extension Outcome<Loaded<Jar.State>> {
  /// Whether it is what a jar held after this version.
  fileprivate func isJar(_ version: Int) -> Bool {
    value?.version == version && value?.state.cents == cents(1...version)
  }
}
