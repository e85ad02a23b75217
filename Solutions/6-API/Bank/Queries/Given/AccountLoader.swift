public import EventSourcing
public import Events

/// Loads past states of accounts.
public protocol AccountLoader: Sendable {
  /// Returns the state of an account at `version`.
  ///
  /// - Throws: errors of the store.
  func load(_ id: AccountID, asOfVersion version: Int) async throws -> Account.State

  /// Returns the existing snapshots, the newest one of each stream, up to a limit.
  ///
  /// - Throws: errors of the storage of snapshots.
  func newestSnapshots() async throws -> [SnapshotNote]
}

/// Loads accounts by replaying all of their events.
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

/// The stream and the version of a snapshot.
public struct SnapshotNote: Hashable, Sendable {
  public let stream: StreamID
  public let version: Int

  public init(stream: StreamID, version: Int) {
    self.stream = stream
    self.version = version
  }
}
