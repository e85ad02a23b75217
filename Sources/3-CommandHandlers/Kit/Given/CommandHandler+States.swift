import EventSourcing

extension CommandHandler {
  /// Returns `known`, or else an earlier state of `stream` from the loader, or the initial one.
  ///
  /// - Throws: errors of the store.
  func earlierState<Subject: Decider>(
    _ known: VersionedState<Subject.State>?, of subject: Subject.Type, in stream: StreamID
  ) async throws -> VersionedState<Subject.State> {
    if let known { return known }
    return try await loader?.state(of: subject, in: stream, asOfVersion: nil)
      ?? VersionedState(state: Subject.initial, version: 0)
  }

  /// Returns the state that `stream` had at `version`.
  ///
  /// - Throws: errors of the store.
  func state<Subject: Decider>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int
  ) async throws -> Subject.State {
    let loader = loader ?? ReplayingStateLoader(store: store)
    return try await loader.state(of: subject, in: stream, asOfVersion: version).state
  }
}
