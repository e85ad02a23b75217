import ExerciseSupport
import Persistence
import SQLite
import Testing

@Suite("Stage 5: What 'stored' means")
struct PromiseTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  /// Opens the bank, which has to go well.
  private func open(_ options: StorageOptions = StorageOptions()) throws -> Connection {
    let outcome = try Outcome { try Connection.eventStore(at: file.path, options) }
    return try #require(
      outcome.value,
      """
      A bank was opened, and that \(outcome.happening). It has to go well: see how the statements \
      are written, and that none of them keeps others from the file. A `PRAGMA` takes no `?`. Read: \
      Chapter 5, exercise 5.5.
      """)
  }

  @Test("The file uses a write-ahead log", .exercise("5.5"))
  func usesWAL() throws {
    let connection = try open()
    let mode = try connection.run("PRAGMA journal_mode") { $0.text(0) }.first ?? ""
    try #require(
      mode == "wal",
      """
      The file has to keep a write-ahead log, but its `journal_mode` is '\(mode)'. Otherwise \
      everybody who reads stops the one who writes, and the other way round. Read: Chapter 5, \
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
      With `.\(durability == .full ? "full" : "normal")`, one connection was in the middle of a \
      transaction for reading, and another one recorded an event. Neither may wait for the other: the \
      reader has to count 0 events, still 0 when the event is recorded, and 1 when he begins again, \
      but that \(counts). Whoever looks at his account must not stop the counter. Read: Chapter 5, \
      exercise 5.5.
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
      For \(words), `synchronous` has to be \(name(level)), but it is \(name(real)). With FULL, an \
      append that was answered is still there when the power comes back; with NORMAL the last ones \
      may be missing, and with OFF the file may be in ruins. Whoever chose NORMAL does not want to \
      wait. Read: Chapter 5, exercise 5.5.
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
      A file was opened four times, with `.normal`, `.full`, `.full` and `.normal`. The connections \
      have to be at NORMAL, FULL, FULL and NORMAL, but they are at \
      \(levels.map(name).joined(separator: ", ")). The write-ahead log is a mark in the file; how \
      long to wait is not, so each connection has to say it. Read: Chapter 5, exercise 5.5.
      """)
  }

  private func name(_ level: Int) -> String {
    [0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"][level] ?? "\(level)"
  }
}
