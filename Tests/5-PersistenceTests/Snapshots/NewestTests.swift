import EventSourcing
import ExerciseSupport
import Persistence
import SQLite
import Testing

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
      There are snapshots of a jar at the versions 9, 30 and 100, and one of another jar at version \
      200. The newest one of this jar is that at version 100, with its own id and state, but your \
      code \(newest.words). Read: Chapter 5, exercise 5.12.
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
      There are snapshots at the versions 9, 30 and 100, and somebody asks for the newest one up to \
      \(version). That is \(expected.map { "the one at version \($0)" } ?? "none, nil"), but your \
      code \(newest.words). Whoever asks for the past must not be given what came later. \
      Read: Chapter 5, exercise 5.12.
      """)
  }

  @Test("Without a snapshot, `newest` returns nil", .exercise("5.12"))
  func findsNothing() throws {
    let newest = try newest()
    try #require(
      newest.isNothing,
      """
      There are no snapshots, so the newest one is nil, but your code \(newest.words). \
      Read: Chapter 5, exercise 5.12.
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
      The state of a jar has shape 3 in this program. There are snapshots at version 9 of shape 3, \
      at version 20 of shape 2, from an older program, and at version 30 of shape 4, from a newer \
      one. Only the one at version 9 means what this program thinks it means, but your code \
      \(newest.words). A state of another shape may be readable and still be wrong. \
      Read: Chapter 5, exercise 5.12.
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
      The state of the only snapshot reads '\(text)', and that is no jar. The answer has to be nil, \
      but your code \(newest.words). The events are still there: nobody needs to be refused \
      because a note is damaged. Read: Chapter 5, exercise 5.12.
      """)
  }

  @Test("A snapshot without a valid event id is ignored", .exercise("5.12"))
  func passesOverNameless() throws {
    try bank.put(.jar(9), id: "nobody")
    let newest = try newest()
    try #require(
      newest.isNothing,
      """
      The only snapshot says that it was taken after the event 'nobody', and that is no id. The \
      answer has to be nil, but your code \(newest.words). Read: Chapter 5, exercise 5.12.
      """)
  }

  @Test("A failing query is an error, not a missing snapshot", .exercise("5.12"))
  func tellsTrouble() throws {
    try bank.file.look().execute("DROP TABLE snapshots")
    let newest = try newest()
    try #require(
      newest.error is StorageError,
      """
      The table of the snapshots is gone. `newest` has to throw a StorageError, as everything does \
      that reads the file, but it \(newest.words). Whether that matters, whoever asked decides. \
      Use `withStorageErrors`, as `save` does. Read: Chapter 5, exercise 5.12.
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
