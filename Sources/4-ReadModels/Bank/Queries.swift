public import EventSourcing
public import Events

/// Answers queries about the bank, from read models alone.
///
/// It has no event store, so it can't load an account or append an event.
public struct Queries: Sendable {
  private let accounts: Projection<AccountList>
  private let users: Projection<UserDirectory>
  private let statements: Projection<Statements>
  private let totals: Projection<BankTotals>
  /// The longest wait of a query for its read model.
  private let patience: Duration
  private let clock: any Clock<Duration>

  public init(
    accounts: Projection<AccountList>, users: Projection<UserDirectory>,
    statements: Projection<Statements>, totals: Projection<BankTotals>,
    patience: Duration = .seconds(2), clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.accounts = accounts
    self.users = users
    self.statements = statements
    self.totals = totals
    self.patience = patience
    self.clock = clock
  }

  /// Reads `projection` once it has reached `position`.
  ///
  /// - Throws: errors of ``Projection/wait(until:within:clock:)`` and of `question`.
  private func ask<Model: ReadModel, Value: Sendable>(
    _ projection: Projection<Model>, atLeast position: GlobalPosition,
    _ question: @Sendable (Model) throws -> Value
  ) async throws -> QueryResult<Value> {
    // BEGIN EXERCISE 4.12
    // Wait, and then take the value and its position from one read of the model.
    throw Unfinished("4.12")
    // END EXERCISE 4.12
  }

  /// Makes a page of at most `limit` rows; `rows` returns up to as many rows as it is asked for.
  ///
  /// - Throws: ``QueryError/limit(_:)``.
  public static func page<Row>(
    _ limit: Int, _ rows: (_ limit: Int) throws -> [Row]
  ) throws -> Page<Row> {
    // BEGIN EXERCISE 4.12
    // A limit of 1 to `PageLimit.longest`. And is there more after this page?
    throw Unfinished("4.12")
    // END EXERCISE 4.12
  }
}

extension Queries {
  /// Returns one account.
  ///
  /// - Throws: ``QueryError``, and errors of waiting for `position`.
  public func account(
    _ id: AccountID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<AccountList.Row> {
    try await ask(accounts, atLeast: position) { accounts in
      guard let row = accounts[id] else { throw QueryError.unknownAccount(id) }
      return row
    }
  }

  /// Returns the accounts after `id`, in the order of their numbers.
  ///
  /// - Throws: ``QueryError``, and errors of waiting for `position`.
  public func accounts(
    after id: AccountID? = nil, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<AccountList.Row>> {
    try await ask(accounts, atLeast: position) { accounts in
      try Self.page(limit) { accounts.rows(after: id, limit: $0) }
    }
  }

  /// Returns the statement of an account after `version`.
  ///
  /// - Throws: ``QueryError``, and errors of waiting for `position`.
  public func statement(
    of id: AccountID, after version: Int = 0, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<Statements.Entry>> {
    try await ask(statements, atLeast: position) { statements in
      try Self.page(limit) { limit in
        guard let entries = statements.entries(of: id, after: version, limit: limit) else {
          throw QueryError.unknownAccount(id)
        }
        return entries
      }
    }
  }

  /// Returns the details of one user.
  ///
  /// - Throws: ``QueryError``, and errors of waiting for `position`.
  public func user(
    _ id: UserID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<UserDirectory.Details> {
    try await ask(users, atLeast: position) { users in
      guard let user = users[id] else { throw QueryError.unknownUser(id) }
      return user
    }
  }

  /// Returns the users after `id`, in the order of their numbers.
  ///
  /// - Throws: ``QueryError``, and errors of waiting for `position`.
  public func users(
    after id: UserID? = nil, limit: Int = PageLimit.longest,
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<UserDirectory.Details>> {
    try await ask(users, atLeast: position) { users in
      try Self.page(limit) { users.users(after: id, limit: $0) }
    }
  }

  /// Returns the totals of the bank.
  ///
  /// - Throws: errors of waiting for `position`.
  public func totals(
    atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<BankTotals> {
    try await ask(totals, atLeast: position) { $0 }
  }
}
