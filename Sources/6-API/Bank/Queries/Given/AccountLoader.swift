public import EventSourcing
public import Events

/// Loads accounts as they were.
public protocol AccountLoader: Sendable {
  /// What the first `version` events of an account add up to.
  ///
  /// - Throws: what the store throws.
  func load(_ id: AccountID, asOfVersion version: Int) async throws -> Account.State

  /// The snapshots that there are, the newest ones of each stream, and not too many of them.
  ///
  /// - Throws: what whoever keeps them throws.
  func newestSnapshots() async throws -> [SnapshotNote]
}

/// Loads accounts from their events, from the first one on.
public struct ReplayingLoader: AccountLoader {
  private let store: any EventStore

  public init(store: any EventStore) {
    self.store = store
  }

  public func load(_ id: AccountID, asOfVersion version: Int) async throws -> Account.State {
    Account.replay(
      try await store.read(Account.stream(of: id), .forwards, from: nil, limit: version))
  }

  public func newestSnapshots() async throws -> [SnapshotNote] { [] }
}

/// Where there is a snapshot.
public struct SnapshotNote: Hashable, Sendable {
  public let stream: StreamID
  public let version: Int

  public init(stream: StreamID, version: Int) {
    self.stream = stream
    self.version = version
  }
}
