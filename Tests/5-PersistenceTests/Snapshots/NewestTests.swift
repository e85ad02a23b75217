import EventSourcing
import ExerciseSupport
import Synchronization
import Testing

@testable import Persistence
@testable import SQLite

@Suite("Stage 5: The newest snapshot")
struct NewestTests {
  private let bank: SnapshotFile

  init() throws { bank = try SnapshotFile() }

  @Test("`newest` returns the newest snapshot of its stream", .exercise("5.12"))
  func takesTheNewest() throws {
    for version in [30, 9, 100] { try bank.put(.jar(version)) }
    let other = Snapshot(version: 200, lastEventID: .coin(200), state: Jar.State(cents: 5))
    try bank.snapshots.save(other, of: Jar.self, in: StreamID(category: "jar", id: "2"))
    let newest = try newest()
    try #require(
      newest.isJar(100),
      """
      There are snapshots of a jar at the versions 9, 30 and 100, and one of another jar at \
      version 200.
        expected: the one at version 100, with its own id and state
        got:      `newest` \(newest.words)
      A state from another stream is another customer's money. Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "`newest` returns none after the requested version", .exercise("5.12"),
    arguments: [(8, nil), (9, 9), (29, 9), (30, 30), (31, 30), (99, 30), (100, 100)]
      as [(Int, Int?)])
  func goesUpTo(version: Int, expected: Int?) throws {
    for version in [9, 30, 100] { try bank.put(.jar(version)) }
    let newest = try newest(upTo: version)
    try #require(
      expected.map { newest.isJar($0) } ?? newest.isNothing,
      """
      There are snapshots at the versions 9, 30 and 100. The newest one up to version \(version) \
      is requested.
        expected: \(expected.map { "the one at version \($0)" } ?? "nil")
        got:      `newest` \(newest.words)
      A question about the past must not be answered with what came later. The requested version \
      itself is allowed. Chapter 5, exercise 5.12.
      """)
  }

  @Test("Without a snapshot, `newest` returns nil", .exercise("5.12"))
  func findsNothing() throws {
    let newest = try newest()
    try #require(
      newest.isNothing,
      """
      There are no snapshots.
        expected: nil
        got:      `newest` \(newest.words)
      Chapter 5, exercise 5.12.
      """)
  }

  @Test("A snapshot of another shape is ignored", .exercise("5.12"))
  func asksForTheShape() throws {
    try bank.put(.jar(9))
    try bank.put(.jar(20, cents: 111), shape: Jar.stateShape - 1)
    try bank.put(.jar(30, cents: 222), shape: Jar.stateShape + 1)
    let newest = try newest()
    try #require(
      newest.isJar(9),
      """
      A jar's state has shape 3 in this program. There are snapshots at version 9 of shape 3, at \
      version 20 of shape 2, and at version 30 of shape 4.
        expected: the one at version 9
        got:      `newest` \(newest.words)
      A state of another shape may decode and still be wrong. Put the shape into the `WHERE`. \
      Chapter 5, exercise 5.12.
      """)
  }

  @Test(
    "A damaged snapshot is ignored", .exercise("5.12"),
    arguments: [#"{"cents":1"#, "", "{}", #"{"cents":"many"}"#])
  func passesOverDamaged(text: String) throws {
    try bank.put(.jar(9), text: text)
    let newest = try newest()
    try #require(
      newest.isNothing,
      """
      The state of the only snapshot is '\(text)', which is not a jar's.
        expected: nil
        got:      `newest` \(newest.words)
      The events are still there, so a damaged snapshot must not stop a customer. Chapter 5, \
      exercise 5.12.
      """)
  }

  @Test("A snapshot without a valid event id is ignored", .exercise("5.12"))
  func passesOverNameless() throws {
    try bank.put(.jar(9), id: "nobody")
    let newest = try newest()
    try #require(
      newest.isNothing,
      """
      The only snapshot names the event 'nobody', which is not an id.
        expected: nil
        got:      `newest` \(newest.words)
      Chapter 5, exercise 5.12.
      """)
  }

  @Test("A failing query is an error, not a missing snapshot", .exercise("5.12"))
  func tellsTrouble() throws {
    try bank.file.look().execute("DROP TABLE snapshots")
    let newest = try newest()
    try #require(
      newest.error is StorageError,
      """
      The table of snapshots is gone.
        expected: `newest` throws a StorageError
        got:      it \(newest.words)
      The caller decides whether that matters. Use `withStorageErrors`, as `save` does. Chapter 5, \
      exercise 5.12.
      """)
  }

  @Test("A search reuses one prepared statement", .exercise("5.12"))
  func reusesStatement() throws {
    let counts = try [30, 9, 100].map { version in
      let newest = try newest(upTo: version)
      try #require(newest.error == nil, "`newest` \(newest.words). Chapter 5, exercise 5.12.")
      return bank.snapshots.connection.withLock { $0.statementCount }
    }
    try #require(
      counts.first == counts.last,
      """
      The newest snapshot was searched for up to three different versions.
        expected: \(counts[0]) prepared statements, as after the first search
        got:      \(counts[2])
      A connection keeps one prepared statement for each SQL text. A version in the text makes a \
      new one for every search, and the memory fills up. Put it into a `?`. Chapter 5, exercise \
      5.12.
      """)
  }

  private func newest(upTo version: Int = .max) throws -> Outcome<Snapshot<Jar.State>?> {
    try Outcome { try bank.snapshots.newest(of: Jar.self, in: Jar.stream, upTo: version) }
  }
}

extension Outcome<Snapshot<Jar.State>?> {
  fileprivate var isNothing: Bool { error == nil && value.flatMap { $0 } == nil }

  /// Whether it is what a jar held after this version.
  fileprivate func isJar(_ version: Int) -> Bool {
    guard let found = value.flatMap({ $0 }) else { return false }
    let expected = Snapshot.jar(version)
    return found.version == version && found.lastEventID == expected.lastEventID
      && found.state == expected.state
  }

  fileprivate var words: String {
    guard error == nil else { return description }
    guard let found = value.flatMap({ $0 }) else { return "gave nil" }
    return """
      gave \(found.state.cents) cents at version \(found.version), after the event \
      \(found.lastEventID.description.suffix(4))
      """
  }
}
