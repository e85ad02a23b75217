public import EventSourcing

extension SnapshotLoader: StateLoader {
  /// Returns the state of `stream` from its newest valid snapshot, where its aggregate has snapshots.
  ///
  /// - Throws: errors of the store.
  public func state<Subject: Aggregate>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int?
  ) async throws -> VersionedState<Subject.State> {
    if let snapshotted = subject as? any Snapshotted.Type,
      let state = try await versioned(snapshotted, in: stream, asOfVersion: version)
        as? VersionedState<Subject.State>
    {
      return state
    }
    return try await ReplayingStateLoader(store: store)
      .state(of: subject, in: stream, asOfVersion: version)
  }

  private func versioned<Subject: Snapshotted>(
    _ subject: Subject.Type, in stream: StreamID, asOfVersion version: Int?
  ) async throws -> any Sendable {
    let loaded = try await load(subject, from: stream, asOfVersion: version)
    return VersionedState(state: loaded.state, version: loaded.version, unknown: loaded.unknown)
  }
}
