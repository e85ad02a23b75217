public import EventSourcing
public import Events
public import ReadModels

/// The read models of the bank in memory: each start reads the whole log again.
public struct InMemoryModels: BankModels {
  public let accounts = Projection<AccountList>()
  public let users = Projection<UserDirectory>()
  public let statements = Projection<Statements>()
  public let totals = Projection<BankTotals>()
  public let numbers = Projection<EventFeed>()

  public init() {}

  private var projections: [any RebuildableProjection] {
    [accounts, users, statements, totals, numbers]
  }

  public var all: [any SettlingProjection] { projections }

  public var feed: any FeedIndex { numbers }

  public func queries(patience: Duration, clock: any Clock<Duration>) -> any BankQueries {
    Queries(
      accounts: accounts, users: users, statements: statements, totals: totals,
      patience: patience, clock: clock)
  }

  public func lastUserID() async throws -> UserID? {
    try await users.read { $0.model.lastID }
  }

  /// Models in memory begin empty, so they are those of every log.
  public func open(for store: any EventStore) async throws {}

  /// The models read the log together: each page of it once.
  public func catchUp(with store: any EventStore) async throws {
    let log = SharedPages(store)
    let errors = await withTaskGroup(of: (any Error)?.self) { group in
      for projection in projections {
        group.addTask {
          let log = log.skipping { !projection.needs($0) }
          do { try await projection.rebuild(from: log) } catch { return error }
          return nil
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    if let error = errors.compactMap(\.self).first { throw error }
  }

  public func follow(
    _ store: any EventStore, backOff: BackOff, report: @escaping @Sendable (String) -> Void
  ) async {
    await ProjectionGroup(projections, backOff: backOff, report: report).follow(store)
  }
}

/// A projection that can be built from the log again.
public protocol RebuildableProjection: AnyProjection, SettlingProjection {
  func rebuild(from store: any EventStore) async throws
}

extension Projection: RebuildableProjection {}
