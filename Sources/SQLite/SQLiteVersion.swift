import CSQLite

/// A version of the SQLite library.
public struct SQLiteVersion: RawRepresentable, Hashable, Sendable {
  /// Major, minor and patch in one number: 3_051_002 is 3.51.2.
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The version of the library that this program uses.
  public static var linked: Self { Self(rawValue: Int(sqlite3_libversion_number())) }
}

extension SQLiteVersion {
  /// Whether the library has the WAL-reset fault.
  ///
  /// Two connections that write or run a checkpoint at the same moment may then damage the file; see
  /// [The WAL-Reset Bug](https://www.sqlite.org/wal.html#walresetbug). A distribution may have fixed
  /// it without a new version.
  public var hasWALResetFault: Bool {
    switch rawValue {
    case 3_044_006..<3_045_000, 3_050_007..<3_051_000: false
    case 3_007_000..<3_051_003: true
    default: false
    }
  }

  /// Advice for the operator about a faulty library, in one line; `nil` when there is no fault.
  public var advice: String? {
    guard hasWALResetFault else { return nil }
    return """
      warning: SQLite \(self) has the WAL-reset fault, which may damage a file that several programs \
      write to; update SQLite (fixed in 3.51.3, 3.50.7 and 3.44.6), and until then let only one \
      program use the file: https://www.sqlite.org/wal.html#walresetbug
      """
  }
}

extension SQLiteVersion: CustomStringConvertible {
  public var description: String {
    "\(rawValue / 1_000_000).\(rawValue / 1_000 % 1_000).\(rawValue % 1_000)"
  }
}
