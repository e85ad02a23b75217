import EventSourcing
import Events
import ReadModels

// A model of all accounts stops before a damaged event, and would be old for ever without a word.
// But each account has a stream, and one damaged event touches no stream but its own.

extension ReadSide {
  /// Returns an account: from its read model, or from its stream where that has met a damaged event.
  ///
  /// - Throws: `QueryError`, errors of waiting for the model, and errors of the store.
  func account(_ id: AccountID) async throws -> AccountList.Row {
    guard let own = try await model(of: Account.stream(of: id), AccountList.self) else {
      return try await queries.account(id, atLeast: try await openingEnd()).value
    }
    guard let row = own[id] else { throw QueryError.unknownAccount(id) }
    return row
  }

  /// Returns a page of an account's statement, from where ``account(_:)`` would have the account.
  ///
  /// - Throws: as ``account(_:)``.
  func statement(
    of id: AccountID, after version: Int, limit: Int
  ) async throws -> Page<Statements.Entry> {
    guard let own = try await model(of: Account.stream(of: id), Statements.self) else {
      return try await queries.statement(
        of: id, after: version, limit: limit, atLeast: try await openingEnd()
      ).value
    }
    guard let entries = own.entries(of: id, after: version, limit: limit + 1) else {
      throw QueryError.unknownAccount(id)
    }
    return Page(rows: Array(entries.prefix(limit)), hasMore: entries.count > limit)
  }

  /// Returns a user: from the read model, or from its stream where that has met a damaged event.
  ///
  /// - Throws: as ``account(_:)``.
  func user(_ id: UserID) async throws -> UserDirectory.Details {
    guard let own = try await model(of: User.stream(of: id), UserDirectory.self) else {
      return try await queries.user(id, atLeast: try await openingEnd()).value
    }
    guard let user = own[id] else { throw QueryError.unknownUser(id) }
    return user
  }

  /// The position from which on a model may answer for all streams.
  ///
  /// - Throws: the `DamagedEvent` before which it has stopped, and errors of the store.
  func start<Model: ReadModel>(of model: Model.Type) async throws -> GlobalPosition {
    if let damaged = models[Model.name]?.trouble as? DamagedEvent { throw damaged }
    return try await openingEnd()
  }

  /// Folds `stream` alone, if the model of all has stopped before a damaged event; else returns `nil`.
  ///
  /// - Throws: `DamagedEvent` when it is one of this stream, `PoisonousEvent`, and errors of the store.
  private func model<Model: ReadModel>(
    of stream: StreamID, _ model: Model.Type
  ) async throws -> Model? {
    guard models[Model.name]?.trouble is DamagedEvent else { return nil }
    var own = Checkpointed<Model>()
    var version = 0
    while true {
      let page = try await store.read(stream, .forwards, from: version + 1, limit: Self.pageSize)
      for event in page { try own.take(event) }
      guard page.count == Self.pageSize, let last = page.last else { return own.model }
      version = last.version
    }
  }

  private static let pageSize = 1_000
}
