/// The right of one process to do a piece of work, until it expires.
public struct Lease: Hashable, Sendable {
  /// The work, such as `balances`.
  public let name: String
  /// The process that has the lease. Two processes never have the same name, not even a process and
  /// the one that replaces it, nor a process before and after it has lost its session.
  public let holder: String
  /// The fencing token: it grows each time the lease is taken, and a renewal keeps it.
  public let token: Int

  public init(name: String, holder: String, token: Int) {
    self.name = name
    self.holder = holder
    self.token = token
  }
}

/// Another process has taken the lease, or has moved the checkpoint that goes with it.
///
/// Nothing was written. To go on, acquire the lease and claim the checkpoint again.
public struct StaleLease: Error, Hashable {
  public let name: String

  public init(name: String) { self.name = name }

  /// The SQLSTATE with which the function `lease_lost` fails. PostgreSQL has none that begins with L.
  static let code = "LL001"
}

extension StaleLease: CustomStringConvertible {
  public var description: String {
    "the lease of \(name) is lost, or its checkpoint was moved already; nothing was written"
  }
}

extension Duration {
  /// Whole milliseconds, rounded up, so that no time is too short to count.
  var roundedMilliseconds: Int {
    let (seconds, attoseconds) = components
    let part = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int(seconds) * 1_000 + Int(part)
  }
}
