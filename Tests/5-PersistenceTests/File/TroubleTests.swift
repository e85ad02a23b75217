import ExerciseSupport
import Foundation
import Persistence
import SQLite
import Testing

@Suite("Stage 5: Error mapping")
struct TroubleTests {
  private let file: BankFile

  init() throws { file = try BankFile() }

  @Test("A busy file is .locked", .exercise("5.6"))
  func locked() throws {
    let other = try file.look()
    try other.execute("CREATE TABLE notes (text); BEGIN IMMEDIATE")
    let connection = try Connection(path: file.path)
    try expect(.locked, "Another process held the lock.") {
      try connection.execute("INSERT INTO notes VALUES ('a')")
    }
  }

  @Test("A full disk is .full", .exercise("5.6"))
  func full() throws {
    let connection = try file.look()
    try connection.execute("CREATE TABLE notes (text); PRAGMA max_page_count = 2")
    try expect(.full, "There was no room for another page.") {
      try connection.run(
        "INSERT INTO notes VALUES (?)", .text(String(repeating: "long", count: 4_000)))
    }
  }

  @Test("A read-only file is .readOnly", .exercise("5.6"))
  func readOnly() throws {
    try file.look().execute("CREATE TABLE notes (text)")
    let connection = try Connection(path: file.path, mode: .readOnly)
    try expect(.readOnly, "A read-only file was written to.") {
      try connection.execute("INSERT INTO notes VALUES ('a')")
    }
  }

  @Test("A path that can't be opened is .cannotOpen", .exercise("5.6"))
  func cannotOpen() throws {
    try expect(.cannotOpen, "The path leads through a folder that is not there.") {
      _ = try Connection(path: "\(file.path)/nowhere/bank.sqlite3")
    }
  }

  @Test("A text file is .notADatabase", .exercise("5.6"))
  func notADatabase() throws {
    try Data(String(repeating: "Dear diary, ", count: 100).utf8)
      .write(to: URL(filePath: file.path))
    try expect(.notADatabase, "The file is a diary.") {
      try Connection(path: file.path).execute("SELECT * FROM sqlite_schema")
    }
  }

  @Test("A corrupt file is .damaged", .exercise("5.6"))
  func damaged() throws {
    let connection = try file.look()
    try connection.execute("CREATE TABLE notes (text)")
    for number in 0..<200 {
      try connection.run(
        "INSERT INTO notes VALUES (?)", .text("\(number) " + String(repeating: "x", count: 100)))
    }
    var bytes = try Data(contentsOf: URL(filePath: file.path))
    for index in 4_096..<bytes.count { bytes[index] = 0xAB }
    try bytes.write(to: URL(filePath: file.path))
    let reader = try Connection(path: file.path)
    try expect(.damaged, "Most of the file was overwritten with nonsense.") {
      _ = try reader.run("SELECT text FROM notes") { $0.text(0) }
    }
  }

  @Test(
    "The primary code decides, also for extended codes", .exercise("5.6"),
    arguments: [
      5: StorageError.locked, 5 | 256: .locked, 5 | 512: .locked, 13: .full, 8: .readOnly,
      8 | 512: .readOnly, 14: .cannotOpen, 14 | 512: .cannotOpen, 10: .diskTrouble,
      10 | 256: .diskTrouble, 10 | 1024: .diskTrouble, 11: .damaged, 11 | 768: .damaged,
      26: .notADatabase,
    ] as [Int: StorageError])
  func goesByNumber(code: Int, expected: StorageError) throws {
    // The words are those of another failure: they change from release to release.
    let error = SQLiteError(code: ResultCode(rawValue: Int32(code)), message: "no such table: disk")
    let result = StorageError(error)
    try #require(
      result == expected,
      """
      SQLite reported \(code): primary code \
      \(code & 0xFF)\(code > 0xFF ? ", as an extended code" : "").
        expected: .\(name(expected))
        got:      .\(name(result))
      `code.primary` is the lowest byte. With the wrong case, the operator repairs the wrong \
      thing. Chapter 5, exercise 5.6.
      """)
  }

  @Test(
    "Every other code becomes .other, unchanged", .exercise("5.6"),
    arguments: [1, 6, 19, 19 | 8 << 8, 21])
  func passesOthers(code: Int) throws {
    let error = SQLiteError(code: ResultCode(rawValue: Int32(code)), message: "database is locked")
    let expected = StorageError.other(error)
    let result = StorageError(error)
    try #require(
      result == expected,
      """
      SQLite reported \(code), with the message 'database is locked'.
        expected: .\(name(expected))
        got:      .\(name(result))
      The number decides, not the message. A code that has no case stays `.other(error)`, \
      unchanged, so that its number can be looked up. Chapter 5, exercise 5.6.
      """)
  }

  @Test("Opening a bank throws the mapped error", .exercise("5.6"))
  func tells() throws {
    try Data(String(repeating: "Dear diary, ", count: 100).utf8)
      .write(to: URL(filePath: file.path))
    let diary = try Outcome { try Connection.eventStore(at: file.path) }
    let nowhere = try Outcome { try Connection.eventStore(at: "\(file.path)/nowhere/bank.sqlite3") }
    try #require(
      diary.error as? StorageError == .notADatabase
        && nowhere.error as? StorageError == .cannotOpen,
      """
      A diary was opened as a bank, and then a path through a folder that doesn't exist.
        expected: .notADatabase, .cannotOpen
        got:      the first \(words(diary)), the second \(words(nowhere))
      Chapter 5, exercise 5.6.
      """)
  }

  /// Makes `body` fail, and expects its error to mean `expected`.
  private func expect(
    _ expected: StorageError, _ situation: String, when body: () throws -> Void
  ) throws {
    let outcome = try Outcome(of: body)
    let error = try #require(outcome.error as? SQLiteError, "SQLite reported nothing: \(outcome)")
    let result = StorageError(error)
    try #require(
      result == expected,
      """
      \(situation) SQLite reports \(error.code.rawValue), '\(error.message)'.
        expected: .\(name(expected))
        got:      .\(name(result))
      Chapter 5, exercise 5.6.
      """)
  }

  private func words(_ outcome: Outcome<Connection>) -> String {
    guard let error = outcome.error else { return "went well" }
    return "threw " + ((error as? StorageError).map { ".\(name($0))" } ?? "\(error)")
  }

  /// The case, as it is written in Swift; its description is for the operator.
  private func name(_ error: StorageError) -> String {
    switch error {
    case .locked: "locked"
    case .full: "full"
    case .readOnly: "readOnly"
    case .moved: "moved"
    case .cannotOpen: "cannotOpen"
    case .diskTrouble: "diskTrouble"
    case .damaged: "damaged"
    case .notADatabase: "notADatabase"
    case .foreignFile: "foreignFile"
    case .fromTheFuture(let version): "fromTheFuture(version: \(version))"
    case .noFile: "noFile"
    case .other(let error): "other, with the error \(error)"
    }
  }
}
