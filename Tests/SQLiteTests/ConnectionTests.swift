import SQLite
import Testing

@Suite("The given SQLite")
struct ConnectionTests {
  private let connection: Connection

  init() throws {
    connection = try Connection(path: ":memory:")
    try connection.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT UNIQUE)")
  }

  @Test(
    "A value is read as it was written",
    arguments: [
      SQLValue.integer(.max), .integer(.min), .real(0.1), .text(""), .text("Ünï \u{0} 🏦"), .null,
      .blob([]), .blob([0, 255, 7]),
    ])
  func keeps(value: SQLValue) throws {
    let read = try connection.run("SELECT ?", value) { row -> SQLValue in
      switch value {
      case .null: row.isNull(0) ? .null : .text("not null")
      case .integer: .integer(row.integer(0))
      case .real: .real(row.real(0))
      case .text: row.isNull(0) ? .null : .text(row.text(0))
      case .blob: row.isNull(0) ? .null : .blob(row.blob(0))
      }
    }
    #expect(read == [value])
    #expect(try connection.run("SELECT ?", value) { $0.type(of: 0) } == [value.type])
  }

  @Test("A text has the bytes in the file, even if they are invalid UTF-8")
  func keepsBytes() throws {
    let bytes = try connection.run("SELECT CAST(x'61FF' AS TEXT)") { row in
      row.withBytes(of: 0) { [UInt8]($0) }
    }
    #expect(bytes == [[0x61, 0xFF]])
  }

  // Byte E9 is an "é" in Latin-1, from an import. Shown as "Jos\u{FFFD}" it would be another name,
  // and a command that keeps the name would record it.
  @Test("A text that is not UTF-8 is never repaired: the statement fails, with its column")
  func refusesInvalidText() throws {
    let jose = "SELECT 'first', CAST(x'4A6F73E9' AS TEXT)"
    #expect {
      _ = try connection.run(jose) { $0.text(1) }
    } throws: { error in
      let error = error as? SQLiteError
      return error?.code == .corrupt && error?.message.contains("column 2") == true
    }
    #expect(try connection.run(jose) { $0.text(0) } == ["first"])
    #expect(try connection.run(jose) { $0.validText(1) } == [nil])
  }

  @Test("A Swift function can run statements inside a statement, and its error ends that statement")
  func callsSwift() throws {
    try connection.define("add_note") {
      try $0.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
    }
    try connection.execute("SELECT add_note()")
    #expect(try connection.run("SELECT text FROM notes") { $0.text(0) } == ["a"])
    #expect {
      try connection.execute("SELECT add_note()")
    } throws: { error in
      (error as? SQLiteError)?.code == .uniqueConstraint
    }
  }

  @Test("A statement can be run again with other values")
  func runsAgain() throws {
    for text in ["a", "b", "c"] {
      try connection.run("INSERT INTO notes (text) VALUES (?)", .text(text))
    }
    #expect(
      try connection.run("SELECT text FROM notes ORDER BY id") { $0.text(0) } == ["a", "b", "c"])
    #expect(connection.lastInsertedKey == 3 && connection.changeCount == 1)
  }

  @Test("A statement needs a value for each parameter")
  func countsValues() throws {
    let sql = "INSERT INTO notes (id, text) VALUES (?, ?)"
    #expect(throws: SQLiteError.self) { try connection.run(sql, .integer(1)) }
    #expect(throws: SQLiteError.self) { try connection.run(sql, .integer(1), .null, .null) }
    try connection.run(sql, .integer(1), .text("a"))
    #expect(try connection.integer("SELECT count(*) FROM notes") == 1)
  }

  @Test("An error names the violated constraint, and the statement can be run again")
  func fails() throws {
    try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
    #expect {
      try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
    } throws: { error in
      (error as? SQLiteError)?.code == .uniqueConstraint
    }
    try connection.run("INSERT INTO notes (text) VALUES (?)", .text("b"))
    #expect(try connection.run("SELECT count(*) FROM notes") { $0.integer(0) } == [2])
  }

  @Test("A failing transaction is rolled back")
  func rollsBack() throws {
    #expect(throws: SQLiteError.self) {
      try connection.write {
        try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
        try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
      }
    }
    #expect(try connection.run("SELECT count(*) FROM notes") { $0.integer(0) } == [0])
    try connection.write { try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a")) }
    #expect(try connection.run("SELECT count(*) FROM notes") { $0.integer(0) } == [1])
  }

  @Test("A savepoint without a transaction is an error, and nothing runs")
  func needsTransaction() throws {
    #expect {
      try connection.savepoint {
        try connection.run("INSERT INTO notes (text) VALUES (?)", .text("a"))
      }
    } throws: { error in
      (error as? SQLiteError)?.message.contains("needs an open transaction") == true
    }
    #expect(try connection.run("SELECT count(*) FROM notes") { $0.integer(0) } == [0])
  }

  @Test("Writes that join a transaction are committed with it, except those that fail")
  func joins() throws {
    let before = connection.commitCount
    try connection.write {
      try connection.joiningWrites {
        try connection.write { try insert("a") }
        #expect(throws: SQLiteError.self) {
          try connection.write {
            try insert("b")
            try insert("a")
          }
        }
        try connection.write { try insert("c") }
      }
    }
    #expect(try connection.run("SELECT text FROM notes") { $0.text(0) } == ["a", "c"])
    #expect(connection.commitCount - before == 1)
    #expect(throws: SQLiteError.self) { try connection.write { try connection.write {} } }
  }

  private func insert(_ text: String) throws {
    try connection.run("INSERT INTO notes (text) VALUES (?)", .text(text))
  }

  @Test("Invalid SQL is an error that quotes it")
  func refuses() {
    #expect {
      try connection.run("SELEKT 1")
    } throws: { error in
      (error as? SQLiteError)?.message.contains("SELEKT") == true
    }
  }
}
