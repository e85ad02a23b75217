public import EventSourcing
public import Postgres

/// The database's answer to one append: what the function `append_events` returns.
///
/// A refusal is an answer, not an error: an error would end the transaction, and with it the appends
/// of others.
public enum AppendAnswer: Hashable, Sendable {
  /// The events are in the log, from this append or from an earlier one with the same ids.
  case stored(AppendResult)
  /// The stream is at the version `actual`, and nothing was appended.
  case versionConflict(actual: Int)
  /// The event id belongs to another event, and nothing was appended.
  case eventIDTaken(EventID)
  /// The idempotency key belongs to another request, and nothing was appended.
  case keyTaken(String)
}

extension AppendAnswer {
  /// Reads the answer from the row that `append_events` has returned; `nil` when it is no such row.
  public init?(_ row: PostgresRow) {
    guard row.count == 4 else { return nil }
    let version = row.integer(1)
    switch row.text(0) {
    case "stored":
      self = .stored(
        AppendResult(version: version, position: GlobalPosition(rawValue: row.integer(2))))
    case "version conflict": self = .versionConflict(actual: version)
    case "event id taken":
      guard let id = EventID(parsing: row.text(3)) else { return nil }
      self = .eventIDTaken(id)
    case "key taken": self = .keyTaken(row.text(3))
    default: return nil
    }
  }
}
