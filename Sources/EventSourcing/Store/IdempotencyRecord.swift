public import Foundation

/// The record of a request with an idempotency key.
///
/// It is no event: nothing happened in the business. It lives for a while, and is forgotten then.
public struct IdempotencyRecord: Hashable, Sendable {
  public let key: String
  /// The same text for all requests with the same meaning, and for no other.
  public let fingerprint: String
  /// The time from which on the key is free again.
  public let expiry: Date
  /// The response in its stored form; `nil` while there is none.
  public var response: String?

  public init(key: String, fingerprint: String, expiry: Date, response: String? = nil) {
    self.key = key
    self.fingerprint = fingerprint
    self.expiry = expiry
    self.response = response
  }
}

/// The key belongs to another request, or its request has its response already.
public struct IdempotencyKeyTaken: Error, Hashable {
  public let key: String

  public init(key: String) {
    self.key = key
  }
}

extension IdempotencyKeyTaken: CustomStringConvertible {
  public var description: String { "the idempotency key '\(key)' was used before" }
}

/// Remembers requests by their idempotency keys, until they expire.
///
/// The events of a request and its record are written together, so that of two processes with one
/// key, only one can carry out its request, or have it refused.
public protocol IdempotencyRecordStore: Sendable {
  /// Appends events as ``EventStore/append(_:to:expecting:)`` does, and adds `records`, all or none.
  ///
  /// A record that is there already, for the same request and without a response, is left as it is.
  /// An append of no events adds no record.
  ///
  /// - Throws: ``IdempotencyKeyTaken`` when a key belongs to another request, or its request has a
  ///   response; then nothing was appended. Otherwise the errors of an append.
  @discardableResult
  func append(
    _ events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion,
    recording records: [IdempotencyRecord]
  ) async throws -> AppendResult

  /// Returns the record of `key`; `nil` when there is none, or it has expired.
  ///
  /// - Throws: errors of the store.
  func idempotencyRecord(of key: String) async throws -> IdempotencyRecord?

  /// Saves `record`, which has a response, if its key is free.
  ///
  /// With `completing`, it also adds the response to a record of the same request that has none yet. A
  /// response that was saved is never replaced. Completing may take a moment longer, for the sake of
  /// other writes.
  ///
  /// - Throws: ``IdempotencyKeyTaken``; errors of the store. Each of them promises that nothing was
  ///   saved, except for ``UncertainAppend``.
  func save(_ record: IdempotencyRecord, completing: Bool) async throws
}
