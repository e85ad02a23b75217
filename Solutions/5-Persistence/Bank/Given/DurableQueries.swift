public import EventSourcing
public import Events
public import ReadModels
import SQLite

/// The durable read models of the bank that its queries need.
public struct BankTables: Sendable {
  public let accounts = DurableModel(AccountTable.self)
  public let users = DurableModel(UserTable.self)
  public let statements = DurableModel(StatementTable.self)
  public let totals = DurableModel(TotalsTable.self)

  public init() {}

  public var all: [DurableModel] { [accounts, users, statements, totals] }
}

/// Answers queries about the bank from durable read models.
public struct DurableQueries: BankQueries {
  private let models: DurableModels
  private let tables: BankTables
  /// The longest wait of a query for its read model.
  private let patience: Duration
  private let clock: any Clock<Duration>

  /// Creates queries of `tables`, which are among `models`.
  public init(
    _ tables: BankTables, in models: DurableModels, patience: Duration = .seconds(2),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.models = models
    self.tables = tables
    self.patience = patience
    self.clock = clock
  }

  /// Asks `model` one thing, once it has reached `position`.
  private func ask<Value: Sendable>(
    _ model: DurableModel, atLeast position: GlobalPosition,
    _ question: @Sendable (Connection, TableName) throws -> Value
  ) async throws -> QueryResult<Value> {
    try await model.wait(until: position, within: patience, clock: clock)
    return try models.ask(model, question)
  }

  public func account(
    _ id: AccountID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<AccountList.Row> {
    try await ask(tables.accounts, atLeast: position) { connection, table in
      guard let row = try AccountTable.row(of: table, id, in: connection) else {
        throw QueryError.unknownAccount(id)
      }
      return row
    }
  }

  public func accounts(
    after id: AccountID? = nil, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<AccountList.Row>> {
    try await ask(tables.accounts, atLeast: position) { connection, table in
      try Queries.page(limit) {
        try AccountTable.rows(of: table, after: id, limit: $0, in: connection)
      }
    }
  }

  public func statement(
    of id: AccountID, after version: Int = 0, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<Statements.Entry>> {
    try await ask(tables.statements, atLeast: position) { connection, table in
      try Queries.page(limit) { limit in
        let entries = try StatementTable.entries(
          of: table, id, after: version, limit: limit, in: connection)
        guard let entries else { throw QueryError.unknownAccount(id) }
        return entries
      }
    }
  }

  public func user(
    _ id: UserID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<UserDirectory.Details> {
    try await ask(tables.users, atLeast: position) { connection, table in
      guard let user = try UserTable.row(of: table, id, in: connection) else {
        throw QueryError.unknownUser(id)
      }
      return user
    }
  }

  public func users(
    after id: UserID? = nil, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<UserDirectory.Details>> {
    try await ask(tables.users, atLeast: position) { connection, table in
      try Queries.page(limit) {
        try UserTable.rows(of: table, after: id, limit: $0, in: connection)
      }
    }
  }

  public func totals(
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<BankTotals> {
    try await tables.totals.wait(until: position, within: patience, clock: clock)
    return try models.read(tables.totals) { connection, table in
      try TotalsTable.totals(of: table, in: connection)
    }
  }
}
