import BankServer
import EventSourcing
import Events
import Foundation
import Persistence

/// Long logs, each created at its first use.
actor PreparedLogs {
  private let folder: URL
  private var paths: [String: String] = [:]

  init(folder: URL) {
    self.folder = folder
  }

  /// How many deposits each account has, when nothing else is said.
  static let perAccount = 100

  /// A store with `count` deposits, a hundred of them in each account, or in as many `accounts` as
  /// are asked for. To append to it, take a ``copy(of:accounts:at:)``.
  func store(of count: Int, accounts: Int? = nil) async throws -> SQLiteEventStore {
    try SQLiteEventStore(path: try await path(of: count, accounts: accounts), codec: .bank)
  }

  /// The file with these deposits.
  func path(of count: Int, accounts: Int? = nil) async throws -> String {
    let accounts = accounts ?? max(count / Self.perAccount, 1)
    let name = "\(count)-\(accounts).sqlite3"
    if let path = paths[name] { return path }
    let path = folder.appending(path: name).path
    // Data that a power failure loses now is created again.
    let store = try SQLiteEventStore(
      path: path, codec: .bank, options: StorageOptions(durability: .normal))
    try await fill(store, count, accounts)
    paths[name] = path
    return path
  }

  /// Copies a log with these deposits to `path`, for the caller to change.
  func copy(of count: Int, accounts: Int? = nil, at path: String) async throws {
    let original = try await self.path(of: count, accounts: accounts)
    try RawDatabase(path: original).checkpoint()
    try FileManager.default.copyItem(atPath: original, toPath: path)
  }

  /// Appends in rounds, so that the accounts stand mixed in the log, as they do in a bank.
  private func fill(_ store: SQLiteEventStore, _ count: Int, _ accounts: Int) async throws {
    let perAppend = 10
    var version = 0
    var written = 0
    while written < count {
      for account in 1...accounts where written < count {
        let size = min(perAppend, count - written)
        let deposits = Material.deposits(size, into: AccountID(rawValue: account), from: version)
        try await store.append(
          deposits.map(\.event), to: Account.stream(of: AccountID(rawValue: account)),
          expecting: .exactly(version))
        written += size
      }
      version += perAppend
    }
  }
}
