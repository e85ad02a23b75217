public import Foundation

/// Idempotency records in memory; the rules of ``IdempotencyRecordStore``.
public struct IdempotencyRecordTable: Sendable {
  private var records: [String: IdempotencyRecord] = [:]
  /// The keys in the order in which they were added, to find the expired ones.
  private var keys: ArraySlice<String> = []

  public init() {}

  /// Returns the record of `key`; `nil` when there is none at the time `now`.
  public func record(of key: String, at now: Date) -> IdempotencyRecord? {
    records[key].flatMap { $0.expiry > now ? $0 : nil }
  }

  /// Adds `new` records, for events that are appended by `append` at the same time.
  ///
  /// - Throws: ``IdempotencyKeyTaken``, and errors of `append`; then no record was added.
  public mutating func add(
    _ new: [IdempotencyRecord], at now: Date, appending append: () throws -> AppendResult
  ) throws -> AppendResult {
    for record in new {
      guard let known = self.record(of: record.key, at: now) else { continue }
      guard known.isOpen(to: record) else { throw IdempotencyKeyTaken(key: record.key) }
    }
    let result = try append()
    for record in new where self.record(of: record.key, at: now) == nil { put(record, at: now) }
    return result
  }

  /// Saves `record`; see ``IdempotencyRecordStore/save(_:completing:)``.
  ///
  /// - Throws: ``IdempotencyKeyTaken``.
  public mutating func save(
    _ record: IdempotencyRecord, completing: Bool, at now: Date
  ) throws(IdempotencyKeyTaken) {
    if let known = self.record(of: record.key, at: now) {
      guard completing, known.isOpen(to: record) else {
        throw IdempotencyKeyTaken(key: record.key)
      }
      records[record.key]?.response = record.response
    } else {
      put(record, at: now)
    }
  }

  /// Puts `record` in, and takes out what has expired: at most two each time, so that it costs
  /// little, and is more than comes in.
  private mutating func put(_ record: IdempotencyRecord, at now: Date) {
    for _ in 1...2 {
      guard let oldest = keys.first, self.record(of: oldest, at: now) == nil else { break }
      keys.removeFirst()
      records[oldest] = nil
    }
    if records.updateValue(record, forKey: record.key) == nil { keys.append(record.key) }
  }
}

extension IdempotencyRecord {
  /// Whether `other` is of the same request, which has no response yet.
  fileprivate func isOpen(to other: Self) -> Bool {
    response == nil && fingerprint == other.fingerprint
  }
}
