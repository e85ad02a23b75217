public import Postgres

/// PostgreSQL's refusal of an append or a read, and what to do about it.
///
/// Its transaction is rolled back, so nothing of it was stored. A lost connection is no refusal: an
/// append whose answer never came is an `UncertainAppend`.
public struct StoreFailure: Error, Hashable {
  /// What to do about an error.
  public enum Kind: Hashable, Sendable {
    /// Append again, and get a `VersionConflict` or `EventIDConflict`: a program that does not use the
    /// function `append_events` was first.
    case conflict
    /// Repeat the whole transaction, as it was: it was cancelled, or conflicted with another one.
    case retry
    /// Connect again, to the primary: this server stops or starts, or only accepts reads.
    case reconnect
    /// Wait, and repeat: the server has no disk, memory or connections left.
    case serverTrouble
    /// Never repeat it: PostgreSQL can't store this event.
    case unstorable
    /// Never repeat it: the address, the password, the rights or the tables are wrong.
    case misconfigured
    /// Look the code up: it is none of these.
    case other
  }

  public let kind: Kind
  /// The error as PostgreSQL reported it.
  public let error: PostgresError

  public init(_ error: PostgresError) {
    kind = Kind(error)
    self.error = error
  }
}

extension StoreFailure.Kind {
  /// Says what to do about `error`.
  ///
  /// A SQLSTATE has five characters, and the first two are its class. An exact code takes
  /// precedence over its class. The message makes no difference: it may be in another language.
  public init(_ error: PostgresError) {
    // BEGIN EXERCISE 8.4
    // The exact codes first, then `error.code.prefix(2)`, the class.
    self = .other
    // END EXERCISE 8.4
  }
}

extension StoreFailure: CustomStringConvertible {
  public var description: String { "\(advice): \(error)" }

  /// The advice for the operators.
  private var advice: String {
    switch kind {
    case .conflict: "another program has written to the log at the same moment; append again"
    case .retry: "the transaction met another one, and nothing was stored; repeat it as a whole"
    case .reconnect:
      "this PostgreSQL server stops, starts, or is no primary, and nothing was stored; connect again"
    case .serverTrouble:
      "the PostgreSQL server has run out of disk, memory or connections, and nothing was stored; "
        + "see to the server, and try again"
    case .unstorable: "PostgreSQL can't store this, and nothing was stored; change the event"
    case .misconfigured:
      "PostgreSQL does not let this program in, or has other tables, and nothing was stored; check "
        + "DATABASE_URL, the password, the role's rights and the version of the schema"
    case .other: "PostgreSQL reported an error, and nothing was stored"
    }
  }
}
