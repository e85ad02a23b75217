import ExerciseSupport
import Persistence
import SQLite
import Testing

@Suite("Stage 5: What 'stored' means")
struct PromiseTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  @Test("Readers and the writer do not wait for each other", .exercise("5.5"))
  func usesWAL() throws {
    let connection = try Connection.bank(at: file.path)
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
    "A commit waits for the disk, unless somebody chose otherwise", .exercise("5.5"),
    arguments: [
      (StorageOptions(), 2, "the standard"), (StorageOptions(durability: .full), 2, "`.full`"),
      (StorageOptions(durability: .normal), 1, "`.normal`"),
    ])
  func syncs(options: StorageOptions, level: Int, words: String) throws {
    let connection = try Connection.bank(at: file.path, options)
    let real = try connection.integer("PRAGMA synchronous")
    let names = [0: "OFF", 1: "NORMAL", 2: "FULL", 3: "EXTRA"]
    try #require(
      real == level || (level == 2 && real == 3),
      """
      For \(words), `synchronous` has to be \(names[level] ?? ""), but it is \
      \(names[real] ?? "\(real)"). With FULL, an append that was answered is still there when the \
      power comes back; with NORMAL the last ones may be missing, and with OFF the file may be in \
      ruins. Read: Chapter 5, exercise 5.5.
      """)
  }

  @Test("Every connection makes the promise anew", .exercise("5.5"))
  func promisesAgain() throws {
    _ = try Connection.bank(at: file.path, StorageOptions(durability: .normal))
    let connections = try (0..<2).map { _ in try Connection.bank(at: file.path) }
    let levels = try connections.map { try $0.integer("PRAGMA synchronous") }
    try #require(
      levels.allSatisfy { $0 >= 2 },
      """
      A file was opened with `.normal`, and then twice with the standard. The last two have to wait \
      for the disk, but their `synchronous` is \(levels). The write-ahead log is a mark in the file; \
      how long to wait is not, so each connection has to say it. Read: Chapter 5, exercise 5.5.
      """)
  }
}
