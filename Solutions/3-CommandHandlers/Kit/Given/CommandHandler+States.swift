import EventSourcing

extension CommandHandler {
  /// Returns `known`, or else an earlier state of `stream` from the loader, or the initial one.
  ///
  /// - Throws: `UnknownEventInStream`, because nothing may be decided on a state without that event;
  ///   errors of the store.
  func earlierState<Subject: Decider>(
    _ known: VersionedState<Subject.State>?, of subject: Subject.Type, in stream: StreamID
  ) async throws -> VersionedState<Subject.State> {
    if let known { return known }
    guard let loader else { return VersionedState(state: Subject.initial, version: 0) }
    return try await loader.decidableState(of: subject, in: stream, asOfVersion: nil)
  }

  /// Returns the state that `stream` had at `version`.
  ///
  /// - Throws: `UnknownEventInStream` and errors of the store.
  func state<Subject: Decider>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int
  ) async throws -> Subject.State {
    let loader = loader ?? ReplayingStateLoader(store: store)
    return try await loader.decidableState(of: subject, in: stream, asOfVersion: version).state
  }
}

extension StateLoader {
  /// Returns a state that something may be decided on: no event was left out of it.
  ///
  /// - Throws: `UnknownEventInStream` and errors of the store.
  fileprivate func decidableState<Subject: Aggregate>(
    of subject: Subject.Type, in stream: StreamID, asOfVersion version: Int?
  ) async throws -> VersionedState<Subject.State> {
    let loaded = try await state(of: subject, in: stream, asOfVersion: version)
    if let unknown = loaded.unknown { throw unknown }
    return loaded
  }
}
