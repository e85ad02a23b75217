public import EventSourcing
public import Events

/// The queries about the bank, wherever its read models are kept.
///
/// Each of them waits until its model has reached `position`.
public protocol BankQueries: Sendable {
  /// - Throws: ``QueryError``, and errors of waiting, as the others do.
  func account(
    _ id: AccountID, atLeast position: GlobalPosition
  ) async throws -> QueryResult<AccountList.Row>

  func accounts(
    after id: AccountID?, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<AccountList.Row>>

  func statement(
    of id: AccountID, after version: Int, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<Statements.Entry>>

  func user(
    _ id: UserID, atLeast position: GlobalPosition
  ) async throws -> QueryResult<UserDirectory.Details>

  func users(
    after id: UserID?, limit: Int, atLeast position: GlobalPosition
  ) async throws -> QueryResult<Page<UserDirectory.Details>>

  func totals(atLeast position: GlobalPosition) async throws -> QueryResult<BankTotals>
}

extension Queries: BankQueries {}
