public import EventSourcing
public import Events

/// Answers questions about the bank, from read models alone.
///
/// It has no store, so it cannot load an account or append an event, whoever changes it one day.
public struct Queries: Sendable {
  private let accounts: Projection<AccountList>
  private let users: Projection<UserDirectory>
  private let statements: Projection<Statements>
  private let totals: Projection<BankTotals>
  /// How long a question waits for its model.
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

  /// Asks `projection`, once it has seen the log up to `position`.
  ///
  /// - Throws: what ``Projection/wait(until:within:clock:)`` and `question` throw.
  private func ask<Model: ReadModel, Value: Sendable>(
    _ projection: Projection<Model>, atLeast position: GlobalPosition,
    _ question: @Sendable (Model) throws -> Value
  ) async throws -> QueryResult<Value> {
    // BEGIN EXERCISE 4.12
    // Wait, and then take the answer and its position from one look at the model.
    throw Unfinished("4.12")
    // END EXERCISE 4.12
  }

  /// Makes a page of at most `limit` rows; `rows` returns as many as it is asked for, if there are.
  ///
  /// - Throws: ``QueryError/limit(_:)``.
  private static func page<Row>(
    _ limit: Int, _ rows: (_ limit: Int) throws -> [Row]
  ) throws -> Page<Row> {
    // BEGIN EXERCISE 4.12
    // A limit of 1 to `PageLimit.longest`. And is there more after this page?
    throw Unfinished("4.12")
    // END EXERCISE 4.12
  }
}

extension Queries {
  /// What is in one account.
  ///
  /// - Throws: ``QueryError``, and what waiting for `position` throws.
  public func account(
    _ id: AccountID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<AccountList.Row> {
    try await ask(accounts, atLeast: position) { accounts in
      guard let row = accounts[id] else { throw QueryError.unknownAccount(id) }
      return row
    }
  }

  /// The accounts after `id`, in the order of their numbers.
  ///
  /// - Throws: ``QueryError``, and what waiting for `position` throws.
  public func accounts(
    after id: AccountID? = nil, limit: Int = PageLimit.longest, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<AccountList.Row>> {
    try await ask(accounts, atLeast: position) { accounts in
      try Self.page(limit) { accounts.rows(after: id, limit: $0) }
    }
  }

  /// What happened in an account, after the line with `version`.
  ///
  /// - Throws: ``QueryError``, and what waiting for `position` throws.
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

  /// What the bank knows of one user.
  ///
  /// - Throws: ``QueryError``, and what waiting for `position` throws.
  public func user(
    _ id: UserID, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<UserDirectory.Details> {
    try await ask(users, atLeast: position) { users in
      guard let user = users[id] else { throw QueryError.unknownUser(id) }
      return user
    }
  }

  /// The users after `id`, in the order of their numbers.
  ///
  /// - Throws: ``QueryError``, and what waiting for `position` throws.
  public func users(
    after id: UserID? = nil, limit: Int = PageLimit.longest, atLeast position: GlobalPosition = .start
  ) async throws -> QueryResult<Page<UserDirectory.Details>> {
    try await ask(users, atLeast: position) { users in
      try Self.page(limit) { users.users(after: id, limit: $0) }
    }
  }

  /// The bank as a whole.
  ///
  /// - Throws: what waiting for `position` throws.
  public func totals(atLeast position: GlobalPosition = .start) async throws -> QueryResult<BankTotals> {
    try await ask(totals, atLeast: position) { $0 }
  }
}
