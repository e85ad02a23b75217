import API
import EventSourcing
import Events
import ReadModels

/// The models of a read side in memory, for tests that hold one of them back.
extension ReadSide {
  private var inMemory: InMemoryModels {
    guard let models = models as? InMemoryModels else {
      preconditionFailure("These tests use read models in memory.")
    }
    return models
  }

  var accounts: Projection<AccountList> { inMemory.accounts }
  var statements: Projection<Statements> { inMemory.statements }
  var totals: Projection<BankTotals> { inMemory.totals }
  var feed: Projection<EventFeed> { inMemory.numbers }
}

extension SettlingProjection {
  /// Rebuilds a model in memory.
  func rebuild(from store: any EventStore) async throws {
    try await (self as? any RebuildableProjection)?.rebuild(from: store)
  }
}

extension BankQueries {
  func account(_ id: AccountID) async throws -> QueryResult<AccountList.Row> {
    try await account(id, atLeast: .start)
  }
}
