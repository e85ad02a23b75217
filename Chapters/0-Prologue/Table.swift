import EventSourcing
import Foundation

/// A table with one row for each account and its balance, in memory or in a file.
///
/// It has what a good database has: transactions that run as if one came after the other
/// (*serializable*), and that are committed as a whole or not at all, even in a crash.
actor Table {
  /// The balances in cents, by the number of the account.
  typealias Balances = [Int: Int]

  private var balances: Balances
  private let file: URL?

  /// Creates a table in memory.
  init(_ balances: Balances) {
    self.balances = balances
    file = nil
  }

  /// Creates a table in the file at `path`.
  ///
  /// - Throws: `FileTrouble` when the file can't be written.
  init(_ balances: Balances, at path: String) throws {
    let file = URL(filePath: path)
    try Self.save(balances, in: file)
    self.balances = balances
    self.file = file
  }

  /// Opens the table in the file at `path`, as a restarted program does.
  ///
  /// - Throws: ``NoTable`` when there is no such file, or no table in it.
  init(at path: String) throws {
    let file = URL(filePath: path)
    guard let data = try? Data(contentsOf: file),
      let balances = try? JSONDecoder().decode(Balances.self, from: data)
    else { throw NoTable(path: path) }
    self.balances = balances
    self.file = file
  }

  /// Runs `body` as one transaction, and commits what it has changed.
  ///
  /// - Throws: errors of `body`, and `FileTrouble` when the file can't be written; then nothing is
  ///   changed.
  func transaction<Result: Sendable>(
    _ body: @Sendable (inout Balances) throws -> Result
  ) throws -> Result {
    var changed = balances
    let result = try body(&changed)
    if let file, changed != balances { try Self.save(changed, in: file) }
    balances = changed
    return result
  }

  /// The whole content of the table, in one line.
  var rows: String {
    balances.sorted { $0.key < $1.key }.map { "account \($0.key) has \(euros($0.value))" }
      .joined(separator: ", ")
  }

  /// Saves atomically: a reader finds the old table or the new one, even after a crash.
  private static func save(_ balances: Balances, in file: URL) throws {
    do {
      try JSONEncoder().encode(balances).write(to: file, options: .atomic)
    } catch {
      throw FileTrouble(error, at: file.path, advice: "the table cannot be saved there")
    }
  }
}

/// A file does not contain a table.
struct NoTable: Error, CustomStringConvertible {
  let path: String

  var description: String {
    "\(path) has no table of accounts; expected a file with balances in cents such as {\"1\":100}"
  }
}
