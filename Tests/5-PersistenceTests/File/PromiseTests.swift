import ExerciseSupport
import SQLite
import Testing

@testable import Persistence

@Suite("Stage 5: Durability")
struct PromiseTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  /// Opens the bank, which has to go well.
  private func open(_ options: StorageOptions = StorageOptions()) throws -> Connection {
    let outcome = try Outcome { try Connection.eventStore(at: file.path, options) }
    return try #require(
      outcome.value,
      """
      A bank was opened.
        expected: it went well
        got:      it \(outcome.happening)
      See whether each statement is valid outside a transaction, and whether one of them keeps \
      others from the file. A `PRAGMA` takes no `?`. Chapter 5, exercise 5.5.
      """)
  }

  @Test("The file uses a write-ahead log", .exercise("5.5"))
  func usesWAL() throws {
    let connection = try open()
    let mode = try connection.run("PRAGMA journal_mode") { $0.text(0) }.first ?? ""
    try #require(
      mode == "wal",
      """
      A bank was opened, and asked for its `journal_mode`.
        expected: wal
        got:      \(mode)
      Without the write-ahead log, a reader blocks the writer and the other way round. Chapter 5, \
      exercise 5.5.
      """)
  }

  @Test(
    "Readers and the writer don't block each other", .exercise("5.5"),
    arguments: [StorageOptions.Durability.full, .normal])
  func readsBesideWriter(durability: StorageOptions.Durability) throws {
    let options = StorageOptions(durability: durability, patience: .milliseconds(100))
    let writer = try open(options)
    let reader = try open(options)
    let counts = try Outcome {
      let during = try reader.read {
        let before = try reader.integer("SELECT count(*) FROM events")
        try writer.insertEvent()
        return [before, try reader.integer("SELECT count(*) FROM events")]
      }
      return during + [try reader.integer("SELECT count(*) FROM events")]
    }
    try #require(
      counts.value == [0, 0, 1],
      """
      With `.\(durability == .full ? "full" : "normal")`, one connection counted the events in a \
      read transaction, while another one inserted an event.
        expected: 0 before, 0 after the insert, and 1 in the next transaction: [0, 0, 1]
        got:      it \(counts)
      Neither may wait for the other: a customer who looks at a statement must not stop the \
      counter. Set WAL for `.full` and for `.normal`. Chapter 5, exercise 5.5.
      """)
  }

  @Test(
    "`.full` sets synchronous to FULL, `.normal` to NORMAL", .exercise("5.5"),
    arguments: [
      (StorageOptions(), 2, "the standard"), (StorageOptions(durability: .full), 2, "`.full`"),
      (StorageOptions(durability: .normal), 1, "`.normal`"),
    ])
  func syncs(options: StorageOptions, level: Int, words: String) throws {
    let real = try open(options).integer("PRAGMA synchronous")
    try #require(
      real == level || (level == 2 && real == 3),
      """
      A bank was opened with \(words), and asked for `synchronous`.
        expected: \(name(level))
        got:      \(name(real))
      With FULL, an acknowledged append survives a power failure; with NORMAL the last ones may be \
      lost; with OFF the file may be damaged. `.normal` was chosen in order not to wait. Chapter \
      5, exercise 5.5.
      """)
  }

  @Test("Every connection sets its own synchronous level", .exercise("5.5"))
  func promisesAgain() throws {
    let chosen: [StorageOptions.Durability] = [.normal, .full, .full, .normal]
    let connections = try chosen.map {
      try open(StorageOptions(durability: $0, patience: .milliseconds(100)))
    }
    let levels = try connections.map { try $0.integer("PRAGMA synchronous") }
    try #require(
      levels.map { min($0, 2) } == [1, 2, 2, 1],
      """
      A file was opened four times, with `.normal`, `.full`, `.full` and `.normal`.
        expected: NORMAL, FULL, FULL, NORMAL
        got:      \(levels.map(name).joined(separator: ", "))
      WAL is stored in the file; this level isn't, so each connection has to set it. Chapter 5, \
      exercise 5.5.
      """)
  }

  @Test("The default level doesn't matter", .exercise("5.5"), arguments: ["OFF", "NORMAL", "FULL"])
  func ignoresDefault(level: String) throws {
    let levels = try [StorageOptions.Durability.full, .normal].map { durability in
      let connection = try file.look()
      try connection.execute("PRAGMA synchronous = \(level)")
      try connection.setDurability(durability)
      return try connection.integer("PRAGMA synchronous")
    }
    try #require(
      levels.map { min($0, 2) } == [2, 1],
      """
      A SQLite library was built with \(level) as its default level. `.full` and `.normal` were set.
        expected: FULL, NORMAL
        got:      \(levels.map(name).joined(separator: ", "))
      macOS and Linux have different defaults. A level that isn't named may be too low, and receipts \
      are lost with the power. Chapter 5, exercise 5.5.
      """)
  }

  @Test("A failed switch to WAL is an error", .exercise("5.5"))
  func reportsLockedSwitch() throws {
    _ = try open()
    let shell = try file.look()
    try shell.execute("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE")
    let outcome = try Outcome {
      try Connection.eventStore(at: file.path, StorageOptions(patience: .milliseconds(50)))
    }
    let mode = try outcome.value?.run("PRAGMA journal_mode") { $0.text(0) }.first
    try #require(
      outcome.error is StorageError,
      """
      Another process has set the file's journal mode to DELETE, and holds its lock. A bank was opened.
        expected: throws a StorageError
        got:      it \(outcome.happening), with the mode \(mode ?? "unknown")
      If the error is swallowed, the bank works without a write-ahead log until the next start, and \
      readers block the writer. Chapter 5, exercise 5.5.
      """)
  }

  private func name(_ level: Int) -> String {
    [0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"][level] ?? "\(level)"
  }
}
