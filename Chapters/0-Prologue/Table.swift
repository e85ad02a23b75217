import EventSourcing
import Foundation

/// A table with one row for each account and its balance, in memory or in a file.
///
/// It works like a database: one statement at a time, each of them atomic. Each call takes a
/// moment, in which other tasks run.
actor Table {
  private var balances: [Int: Double]
  private let file: URL?

  /// Creates a table in memory.
  init(_ balances: [Int: Double]) {
    self.balances = balances
    file = nil
  }

  /// Creates a table in the file at `path`.
  ///
  /// - Throws: when the file cannot be written.
  init(_ balances: [Int: Double], at path: String) throws {
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
      let balances = try? JSONDecoder().decode([Int: Double].self, from: data)
    else { throw NoTable(path: path) }
    self.balances = balances
    self.file = file
  }

  /// The numbers of all accounts, in order.
  var accounts: [Int] { balances.keys.sorted() }

  /// `SELECT balance FROM accounts WHERE id = …`
  func balance(of account: Int) async -> Double {
    await Task.yield()
    return balances[account, default: 0]
  }

  /// `UPDATE accounts SET balance = … WHERE id = …`
  ///
  /// - Throws: when the file cannot be written.
  func setBalance(of account: Int, to balance: Double) async throws {
    await Task.yield()
    balances[account] = balance
    if let file { try Self.save(balances, in: file) }
  }

  /// The rows of the table: its whole content.
  var rows: String {
    accounts.map { "account \($0) has \(euros(balances[$0, default: 0]))" }
      .joined(separator: ", ")
  }

  /// Saves atomically: a reader, also after a crash, finds the old table or the new one.
  private static func save(_ balances: [Int: Double], in file: URL) throws {
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
    "\(path) holds no table of accounts; it should be a file with balances such as {\"1\":100}"
  }
}
