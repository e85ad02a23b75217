public import API
import CommandHandlers
import EventSourcing
import Events
public import Persistence
import ReadModels
import SQLite

/// The durable read models of the bank, in a file beside that of the log.
struct DurableBankModels: KeptBankModels {
  private let tables = BankTables()
  private let numbers = DurableModel(FeedTable.self)
  private let transfers = DurableModel(UnfinishedTransferTable.self)
  private let models: DurableModels

  /// Opens the models of the log in the file at `path`.
  ///
  /// - Throws: `StorageError` when there can't be a file.
  init(besideLogAt path: String) throws {
    models = DurableModels(
      tables.all + [numbers, transfers], in: try ModelsFile(path: path + "-models"))
  }

  var all: [any SettlingProjection] { tables.all + [numbers] }

  var feed: any FeedIndex { TableOfFeed(model: numbers, models: models) }

  func queries(patience: Duration, clock: any Clock<Duration>) -> any BankQueries {
    DurableQueries(tables, in: models, patience: patience, clock: clock)
  }

  func lastUserID() async throws -> UserID? {
    try models.read(tables.users) { try UserTable.lastID(of: $1, in: $0) }.value
  }

  /// - Throws: `ReadModelBehind`, the error that stopped the models, and `StorageError`.
  func unfinishedTransfers(at position: GlobalPosition) async throws -> [TransferID] {
    try await transfers.wait(until: position, within: .seconds(3_600))
    return try models.read(transfers) { try UnfinishedTransferTable.all(in: $1, $0) }.value
  }

  func open(for store: any EventStore) async throws { try await models.open(for: store) }

  func catchUp(with store: any EventStore) async throws {
    try await models.catchUp(with: store)
  }

  func follow(
    _ store: any EventStore, backOff: BackOff, report: @escaping @Sendable (String) -> Void
  ) async {
    await models.follow(store, backOff: backOff, report: report)
  }
}

extension DurableModel: SettlingProjection {}

/// The index of the feed that ``FeedTable`` has.
private struct TableOfFeed: FeedIndex {
  let model: DurableModel
  let models: DurableModels

  func place(of number: Int) async throws -> FeedPlace {
    try place { try FeedTable.position(of: number, in: $1, $0) }
  }

  func next(after position: GlobalPosition) async throws -> FeedPlace {
    try place { try FeedTable.next(after: position, in: $1, $0) }
  }

  private func place(
    _ position: @Sendable (Connection, TableName) throws -> GlobalPosition?
  ) throws -> FeedPlace {
    let answer = try models.read(model) { connection, table in
      (position: try position(connection, table), count: try FeedTable.count(in: table, connection))
    }
    return FeedPlace(
      position: answer.value.position, count: answer.value.count, checkpoint: answer.position)
  }
}
