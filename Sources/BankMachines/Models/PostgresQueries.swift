import API
import EventSourcing
import Events
import ManyMachines
import Postgres
import ReadModels

/// Answers queries about the bank from the read models in PostgreSQL.
///
/// One statement gives the rows and the checkpoint that they belong to, so both are of one moment.
struct PostgresQueries: BankQueries {
  let models: PostgresBankModels
  /// The longest wait of a query for its read model.
  let patience: Duration
  let clock: any Clock<Duration>

  /// Asks `model` one thing, once it has reached `position`.
  ///
  /// `sql` selects `saved.position` first, from `saved` and the tables of the model. The first parameter
  /// is the name of the checkpoint, so those of `sql` begin with `$2`.
  private func ask<Value: Sendable>(
    _ model: any PostgresReadModel.Type, atLeast position: GlobalPosition, _ sql: String,
    _ parameters: PostgresValue..., value: (PostgresRows) throws -> Value
  ) async throws -> QueryResult<Value> {
    try await models.model(model).wait(until: position, within: patience, clock: clock)
    let rows = try await models.rows(of: model, sql, parameters)
    return QueryResult(
      value: try value(rows), position: GlobalPosition(rawValue: rows.first?.integer(0) ?? 0))
  }

  func account(
    _ id: AccountID, atLeast position: GlobalPosition
  ) async throws -> QueryResult<AccountList.Row> {
    try await ask(
      ReadAccounts.self, atLeast: position,
      """
      SELECT saved.position, \(ReadAccounts.columns) FROM saved
        LEFT JOIN read_accounts ON id = $2
      """, .integer(id.rawValue)
    ) { rows in
      guard let row = rows.first.flatMap({ ReadAccounts.row($0, from: 1) }) else {
        throw QueryError.unknownAccount(id)
      }
      return row
    }
  }

  func accounts(
    after id: AccountID?, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<AccountList.Row>> {
    try await ask(
      ReadAccounts.self, atLeast: position,
      """
      SELECT saved.position, page.* FROM saved LEFT JOIN (
        SELECT \(ReadAccounts.columns) FROM read_accounts WHERE id > $2 ORDER BY id LIMIT $3
      ) AS page ON true ORDER BY page.id
      """, .integer(id?.rawValue ?? .min), .integer(Self.rowCount(limit))
    ) { rows in
      try Queries.page(limit) {
        Array(rows.compactMap { ReadAccounts.row($0, from: 1) }.prefix($0))
      }
    }
  }

  func statement(
    of id: AccountID, after version: Int, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<Statements.Entry>> {
    try await ask(
      ReadStatements.self, atLeast: position,
      """
      SELECT saved.position, EXISTS (SELECT FROM read_statements WHERE account = $2), page.*
      FROM saved LEFT JOIN (
        SELECT \(ReadStatements.columns) FROM read_statements
        WHERE account = $2 AND version > $3 ORDER BY version LIMIT $4
      ) AS page ON true ORDER BY page.version
      """, .integer(id.rawValue), .integer(version), .integer(Self.rowCount(limit))
    ) { rows in
      try Queries.page(limit) { limit in
        guard rows.first?.boolean(1) == true else { throw QueryError.unknownAccount(id) }
        return Array(rows.compactMap { ReadStatements.entry($0, from: 2, of: id) }.prefix(limit))
      }
    }
  }

  func user(
    _ id: UserID, atLeast position: GlobalPosition
  ) async throws -> QueryResult<UserDirectory.Details> {
    try await ask(
      ReadUsers.self, atLeast: position,
      "SELECT saved.position, \(ReadUsers.columns) FROM saved LEFT JOIN read_users ON id = $2",
      .integer(id.rawValue)
    ) { rows in
      guard let user = rows.first.flatMap({ ReadUsers.row($0, from: 1) }) else {
        throw QueryError.unknownUser(id)
      }
      return user
    }
  }

  func users(
    after id: UserID?, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<UserDirectory.Details>> {
    try await ask(
      ReadUsers.self, atLeast: position,
      """
      SELECT saved.position, page.* FROM saved LEFT JOIN (
        SELECT \(ReadUsers.columns) FROM read_users WHERE id > $2 ORDER BY id LIMIT $3
      ) AS page ON true ORDER BY page.id
      """, .integer(id?.rawValue ?? .min), .integer(Self.rowCount(limit))
    ) { rows in
      try Queries.page(limit) { Array(rows.compactMap { ReadUsers.row($0, from: 1) }.prefix($0)) }
    }
  }

  func totals(atLeast position: GlobalPosition) async throws -> QueryResult<BankTotals> {
    try await ask(
      ReadTotals.self, atLeast: position,
      """
      SELECT saved.position, \(ReadTotals.columns) FROM saved
        LEFT JOIN read_totals AS sums ON true LEFT JOIN read_flights AS flights ON true
      """
    ) { ReadTotals.totals(in: $0, from: 1) }
  }

  /// How many rows a page needs: one more says whether there is another page.
  private static func rowCount(_ limit: Int) -> Int { min(max(limit, 0), PageLimit.longest) + 1 }
}

/// The index of the feed in `read_feed`.
struct PostgresFeedIndex: FeedIndex {
  let models: PostgresBankModels

  func place(of number: Int) async throws -> FeedPlace {
    let place = try await place("SELECT position FROM read_feed WHERE number = $2", number)
    guard number == 0 else { return place }
    return FeedPlace(position: .start, count: place.count, checkpoint: place.checkpoint)
  }

  func next(after position: GlobalPosition) async throws -> FeedPlace {
    try await place(
      "SELECT position FROM read_feed WHERE position > $2 ORDER BY position LIMIT 1",
      position.rawValue)
  }

  private func place(_ sql: String, _ parameter: Int) async throws -> FeedPlace {
    let row = try await models.rows(
      of: ReadFeed.self,
      """
      SELECT saved.position, (SELECT coalesce(max(number), 0) FROM read_feed), (\(sql)) FROM saved
      """, [.integer(parameter)]
    ).first
    guard let row else { return FeedPlace(position: nil, count: 0, checkpoint: .start) }
    return FeedPlace(
      position: row.isNull(2) ? nil : GlobalPosition(rawValue: row.integer(2)),
      count: row.integer(1), checkpoint: GlobalPosition(rawValue: row.integer(0)))
  }
}
