public import CommandHandlers
public import EventSourcing
public import Foundation
public import HTTPServer

/// Stores the response of each idempotency key, and repeats it for the same request.
///
/// The records are in the event store, not in memory, so that they survive a restart and other
/// servers see them. They live for a day, unless set otherwise.
///
/// The events of a request and the record of its key are written together. So of two servers that
/// carry out one request, only one can succeed, or store that it was refused; the other one then
/// repeats that outcome. Within a process, such requests are carried out once; see `SingleFlight`.
///
/// The header is that of an IETF draft, *The Idempotency-Key HTTP Header Field*. For a retry while the
/// first try is still running, the draft suggests a 409; here the retry waits for its response.
public struct IdempotencyStore: Sendable {
  private let store: any EventStore
  private let lifetime: TimeInterval
  private let clock: any WallClock
  private let running = SingleFlight<Request, Outcome>()

  private struct Request: Hashable {
    let key: CommandID
    let fingerprint: String
  }

  private struct Outcome {
    let response: HTTPResponse
    /// The record that has yet to get the response; `nil` when the response is stored or temporary.
    var unfinished: IdempotencyRecord?
  }

  /// A day, in seconds.
  public static let standardLifetime: TimeInterval = 24 * 60 * 60

  /// Creates a store whose records live for `lifetime`, in seconds.
  public init(
    store: any EventStore, lifetime: TimeInterval = standardLifetime,
    clock: any WallClock = SystemWallClock()
  ) {
    self.store = store
    self.lifetime = lifetime
    self.clock = clock
  }

  /// Responds to the request with this `key`: with the stored response, or else by `carryOut`.
  ///
  /// `carryOut` gets the context to carry the request out in: events that are appended in it are
  /// written together with the record of the key. It must do the same when it is called again: the
  /// process may crash after it ends and before its response is stored.
  ///
  /// - Throws: ``Problem`` when the key was used for a request with another `fingerprint`; errors
  ///   of `carryOut` and the store.
  public func respond(
    to fingerprint: String, key: CommandID, context: CommandContext,
    by carryOut: @escaping @Sendable (CommandContext) async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    let request = Request(key: key, fingerprint: fingerprint)
    let outcome = try await running.run(request) {
      for _ in 1..<Self.attempts {
        do {
          return try await attempt(request, context, by: carryOut)
        } catch is IdempotencyKeyTaken {
          // Another server was faster: look again, and repeat its outcome.
          continue
        }
      }
      return try await attempt(request, context, by: carryOut)
    } rest: { outcome in
      guard let record = outcome.unfinished else { return }
      // If this fails, the request is carried out again the next time, and finds what was done.
      _ = try? await save(outcome.response, in: record, isCarriedOut: true)
    }
    return outcome.response
  }

  /// More than are ever needed: the faster server finishes, and then there is a response.
  private static let attempts = 5

  /// Responds to `request` with the stored response, or else by `carryOut`.
  ///
  /// The client waits for one write only. When the events are in the store with the record, they say
  /// what was done, and the response is stored after it is sent. A refusal has nothing else to
  /// remember it, so it is stored before.
  ///
  /// - Throws: `IdempotencyKeyTaken` when another server was faster, and the errors of `respond`.
  private func attempt(
    _ request: Request, _ context: CommandContext,
    by carryOut: @Sendable (CommandContext) async throws -> HTTPResponse
  ) async throws -> Outcome {
    let earlier = try await record(of: request.key, for: request.fingerprint)
    if let text = earlier?.response {
      return Outcome(response: try StoredResponse(stored: text).response)
    }
    let new = IdempotencyRecord(
      key: request.key.rawValue, fingerprint: request.fingerprint, expiry: clock.now + lifetime)
    let response = try await carryOut(context.recording(new))
    if earlier == nil, response.status.code < 400,
      let written = try await record(of: request.key, for: request.fingerprint),
      written.response == nil
    {
      return Outcome(response: response, unfinished: new)
    }
    return Outcome(response: try await save(response, in: new, isCarriedOut: earlier != nil))
  }

  /// Returns the record of `key`; `nil` for a new key.
  ///
  /// A record without a response belongs to a request that was carried out, while its response was
  /// never stored.
  ///
  /// - Throws: ``Problem`` when the key belongs to another request; errors of the store.
  private func record(
    of key: CommandID, for fingerprint: String
  ) async throws -> IdempotencyRecord? {
    // BEGIN EXERCISE 6.7
    // starter: // Ask the store for the record. Does it belong to this request?
    // starter: return nil
    let record = try await store.idempotencyRecord(of: key.rawValue)
    guard record == nil || record?.fingerprint == fingerprint else {
      throw Problem(.idempotencyKeyReused, "the key \(key) was used for another request")
    }
    return record
    // END EXERCISE 6.7
  }

  /// Stores `response` in `record` for the next time, and returns it.
  ///
  /// A temporary failure is not stored: the next try may have another outcome. When `isCarriedOut`,
  /// the record is in the store already, without a response. Otherwise the key has to be free: if it
  /// is not, another server has carried the request out, and its outcome counts.
  ///
  /// - Throws: `IdempotencyKeyTaken` when another server was faster; errors of the store.
  private func save(
    _ response: HTTPResponse, in record: IdempotencyRecord, isCarriedOut: Bool
  ) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.7
    // starter: // Which responses are final? And may this one complete a record that exists?
    // starter: return response
    guard response.status.code < 500 else { return response }
    var record = record
    record.response = StoredResponse(response).stored
    try await store.save(record, completing: isCarriedOut)
    return response
    // END EXERCISE 6.7
  }
}
