public import CommandHandlers
public import EventSourcing
public import HTTPServer

/// Remembers for each idempotency key how its request was answered, and answers it so again.
///
/// It remembers in the event store and not in memory, so that a server that has started again, or
/// another one beside it, remembers as well. Two requests with one key at the same moment are one,
/// within this process; see `SingleFlight`.
///
/// Two processes may both carry such a request out. That is one command, and both respond with what
/// was stored first. It is wrong when one of them was refused and the other one, after somebody
/// else's command, was not: so let one process carry out commands.
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

  /// Responds to the request with this `key`: as the first time, or else by `carryOut`.
  ///
  /// `carryOut` must do the same when it is called again: a crash may come between its end and the
  /// moment in which its response is stored.
  ///
  /// - Throws: ``Problem`` when the key was used for a request with another `fingerprint`; what
  ///   `carryOut` and the store throw.
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
  /// A key that is reserved for the same request, without a response, belongs to somebody who did
  /// not come to the end: whoever comes now goes on.
  ///
  /// - Throws: ``Problem`` when the key is reserved for another request; what the store throws.
  private func reserve(
    _ key: CommandID, for fingerprint: String, _ context: CommandContext
  ) async throws -> StoredResponse? {
    // BEGIN EXERCISE 6.7
    // The first one to write into the key's stream has it. What stands there if it is not you?
    return nil
    // END EXERCISE 6.7
  }

  /// Saves `response` for the next time, and returns it; or the one that somebody else has saved.
  ///
  /// A response that says "not now" is not saved: the next try may have another outcome.
  ///
  /// - Throws: what the store throws.
  private func save(
    _ response: HTTPResponse, key: CommandID, _ context: CommandContext
  ) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.7
    // Which responses are final? And what if another server has saved one meanwhile?
    return response
    // END EXERCISE 6.7
  }

  /// The events in the key's stream.
  ///
  /// - Throws: what the store throws.
  private func history(of key: CommandID) async throws -> [RequestEvent] {
    try await store.read(RequestEvent.stream(of: key)).compactMap { $0.event as? RequestEvent }
  }

  /// Appends `event` to its key's stream.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, and what the store throws.
  private func append(
    _ event: RequestEvent, at expected: ExpectedVersion, _ context: CommandContext
  ) async throws {
    let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
    try await store.append([new], to: RequestEvent.stream(of: event.key), expecting: expected)
  }
}
