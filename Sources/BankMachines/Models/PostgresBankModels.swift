import API
import BankServer
import EventSourcing
import Events
import ManyMachines
import Postgres
import ReadModels
import Synchronization

/// The read models of the bank in the database of its log. One bank keeps them, and all banks read
/// them.
///
/// Each bank runs the same loop: it takes the lease of the models when it is free, and then applies
/// the log; else it learns how far the models are. When the keeper ends or dies, another bank goes on
/// at the checkpoints.
final class PostgresBankModels: KeptBankModels {
  typealias Connect = @Sendable () async throws -> any PostgresSession

  let models = SharedModels.all.map { PostgresModel($0) }
  let connect: Connect
  let leaseDuration: Duration
  /// The interval at which a bank looks at lease, log and models, also without a notification.
  let interval: Duration
  /// The sessions for queries.
  private let readers: SessionPool
  let state = Mutex(State())

  struct State {
    /// Whether the tables are there.
    var isOpen = false
    /// The last lease of this bank that it may not have given back.
    var left: Lease?
    /// The failures in a row, without progress between them.
    var failures = 0
    var following: [Task<Void, Never>] = []
  }

  /// How long an answer may take before the session counts as lost.
  static let patience = Duration.seconds(10)

  /// Models in the database of the sessions that `connect` opens; it has the tables of a log.
  ///
  /// A keeper that dies is replaced after `leaseDuration` and `interval`: sooner than the patience of a
  /// query is over. A short lease does no harm, because a keeper that was paused for longer loses only
  /// its place.
  init(
    leaseDuration: Duration = .seconds(1), interval: Duration = .milliseconds(250),
    connect: @escaping Connect
  ) {
    self.leaseDuration = leaseDuration
    self.interval = interval
    self.connect = connect
    readers = SessionPool(count: 4, patience: Self.patience, connect: connect)
  }

  /// Stops following the log, gives the lease back, and closes all sessions.
  func close() async {
    let following = state.withLock { $0.following }
    for task in following { task.cancel() }
    for task in following { await task.value }
    await readers.close()
  }
}

// MARK: - Queries

extension PostgresBankModels {
  /// The first five models: those that queries need.
  var all: [any SettlingProjection] { Array(models.dropLast()) }

  var feed: any FeedIndex { PostgresFeedIndex(models: self) }

  func queries(patience: Duration, clock: any Clock<Duration>) -> any BankQueries {
    PostgresQueries(models: self, patience: patience, clock: clock)
  }

  /// The model of this kind, which is one of `SharedModels.all`.
  func model(_ kind: any PostgresReadModel.Type) -> PostgresModel {
    models.first { $0.name == kind.name } ?? PostgresModel(kind)
  }

  func lastUserID() async throws -> UserID? {
    let rows = try await rows(
      of: ReadUsers.self, "SELECT saved.position, (SELECT max(id) FROM read_users) FROM saved", [])
    return rows.first.flatMap { $0.isNull(1) ? nil : UserID(rawValue: $0.integer(1)) }
  }

  /// Returns the transfers that had not ended at `position`, or a later one, oldest first.
  ///
  /// - Throws: `ReadModelBehind`, the error that stopped the models, `StoreFailure` and
  ///   `StoreUnavailable`.
  func unfinishedTransfers(at position: GlobalPosition) async throws -> [TransferID] {
    try await model(ReadTransfers.self).wait(until: position, within: .seconds(3_600))
    let rows = try await rows(
      of: ReadTransfers.self,
      """
      SELECT saved.position, transfer.id FROM saved JOIN read_transfers AS transfer ON true
      ORDER BY transfer.position
      """, [])
    return rows.map { TransferID(rawValue: String(escapedNUL: $0.text(1))) }
  }

  /// Runs a query of `model`, in which `saved` has its checkpoint.
  ///
  /// - Throws: `ReadModelBehind` before the tables are there; `StoreFailure` and `StoreUnavailable`.
  func rows(
    of model: any PostgresReadModel.Type, _ sql: String, _ parameters: [PostgresValue]
  ) async throws -> PostgresRows {
    guard state.withLock({ $0.isOpen }) else {
      throw ReadModelBehind(model: model.name, position: .start, limit: .zero)
    }
    return try await readers.read(
      PostgresStatement(
        """
        WITH saved AS (SELECT coalesce(max(position), 0) AS position FROM checkpoints WHERE name = $1)
        \(sql)
        """, parameters: [.text(model.checkpoint)] + parameters))
  }
}
