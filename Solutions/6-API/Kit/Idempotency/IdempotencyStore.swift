public import CommandHandlers
public import EventSourcing
public import HTTPServer

/// Stores the response of each idempotency key, and repeats it for the same request.
///
/// It keeps them in the event store, not in memory, so that they survive a restart and other
/// servers see them. Two requests with one key at the same moment are carried out once within
/// this process; see `SingleFlight`.
///
/// Two processes may both carry such a request out. That is one command, and both respond with the
/// response that was stored first. That response is wrong when one of them was rejected and the
/// other was not, because another command came in between: so let one process carry out commands.
///
/// The header is that of an IETF draft, *The Idempotency-Key HTTP Header Field*.
public struct IdempotencyStore: Sendable {
  private let store: any EventStore
  private let ids: any EventIDSource
  private let running = SingleFlight<Request, HTTPResponse>()

  private struct Request: Hashable {
    let key: CommandID
    let fingerprint: String
  }

  public init(store: any EventStore, ids: any EventIDSource = RandomEventIDs()) {
    self.store = store
    self.ids = ids
  }

  /// Responds to the request with this `key`: with the stored response, or else by `carryOut`.
  ///
  /// `carryOut` must do the same when it is called again: the process may crash after it ends and
  /// before its response is stored.
  ///
  /// - Throws: ``Problem`` when the key was used for a request with another `fingerprint`; errors
  ///   of `carryOut` and the store.
  public func respond(
    to fingerprint: String, key: CommandID, context: CommandContext,
    by carryOut: @escaping @Sendable () async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    try await running.run(Request(key: key, fingerprint: fingerprint)) {
      if let first = try await reserve(key, for: fingerprint, context) { return first.response }
      let response = try await carryOut()
      return try await save(response, key: key, context)
    }
  }

  /// Reserves the key for a request, and returns the stored response when there is one already.
  ///
  /// A key that is reserved for the same request, but has no response, belongs to an interrupted
  /// try: this one continues it.
  ///
  /// - Throws: ``Problem`` when the key is reserved for another request; errors of the store.
  private func reserve(
    _ key: CommandID, for fingerprint: String, _ context: CommandContext
  ) async throws -> StoredResponse? {
    // BEGIN EXERCISE 6.7
    // starter: // The first append to the key's stream reserves it. What if another request was first?
    // starter: return nil
    do {
      try await append(.received(key, fingerprint: fingerprint), at: .noStream, context)
      return nil
    } catch is VersionConflict {
      let history = try await history(of: key)
      guard case .received(_, fingerprint) = history.first else {
        throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
      }
      guard case .answered(_, let response) = history.last else { return nil }
      return response
    }
    // END EXERCISE 6.7
  }

  /// Saves `response` for the next time, and returns it; or the one that another server has saved.
  ///
  /// A temporary failure is not saved: the next try may have another outcome.
  ///
  /// - Throws: errors of the store.
  private func save(
    _ response: HTTPResponse, key: CommandID, _ context: CommandContext
  ) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.7
    // starter: // Which responses are final? And what if another server has saved one meanwhile?
    // starter: return response
    guard response.status.code < 500 else { return response }
    do {
      try await append(.answered(key, StoredResponse(response)), at: .exactly(1), context)
      return response
    } catch is VersionConflict {
      guard case .answered(_, let first) = try await history(of: key).last else { return response }
      return first.response
    }
    // END EXERCISE 6.7
  }

  /// The events in the key's stream.
  ///
  /// - Throws: errors of the store.
  private func history(of key: CommandID) async throws -> [RequestEvent] {
    try await store.read(RequestEvent.stream(of: key)).compactMap { $0.event as? RequestEvent }
  }

  /// Appends `event` to its key's stream.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, and errors of the store.
  private func append(
    _ event: RequestEvent, at expected: ExpectedVersion, _ context: CommandContext
  ) async throws {
    let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
    try await store.append([new], to: RequestEvent.stream(of: event.key), expecting: expected)
  }
}
