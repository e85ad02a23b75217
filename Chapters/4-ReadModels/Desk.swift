import EventSourcing
import Events
import ReadModels

/// The read side of the bank: its models at the end of the log, and its queries.
struct Desk {
  let accounts: Projection<AccountList>
  let users: Projection<UserDirectory>
  let statements: Projection<Statements>
  let totals: Projection<BankTotals>
  let queries: Queries

  /// - Throws: `Unfinished` when a model stays empty although the bank has events.
  init(of store: any EventStore) async throws {
    accounts = try await Self.projection(of: store) { $0[1] == nil ? "4.1" : nil }
    users = try await Self.projection(of: store) { $0[1] == nil ? "4.2" : nil }
    statements = try await Self.projection(of: store) {
      $0.entries(of: 1, limit: 1) == nil ? "4.3" : nil
    }
    totals = try await Self.projection(of: store) { $0.deposited == .zero ? "4.4" : nil }
    queries = Queries(accounts: accounts, users: users, statements: statements, totals: totals)
  }

  private static func projection<Model: ReadModel>(
    of store: any EventStore, missing: (Model) -> String?
  ) async throws -> Projection<Model> {
    var state = Checkpointed<Model>()
    try await state.catchUp(with: store)
    if state.checkpoint == .start { throw Unfinished("4.5") }
    if let exercise = missing(state.model) { throw Unfinished(exercise) }
    return Projection(storage: InMemoryProjectionStorage(state))
  }
}
