import Persistence
import Serving

/// The settings of the bank's server.
public struct BankSettings: Sendable {
  let server: ServerSettings
  let snapshotThreshold: SnapshotThreshold
  /// Whether an empty bank is filled with demo data.
  public var seedsDemoData = false

  /// Reads `HOST`, `PORT`, `ALLOWED_HOSTS`, `DATABASE` and `SNAPSHOT_THRESHOLD` from `environment`.
  ///
  /// - Throws: `InvalidSetting` or `InvalidThreshold`, each in one line.
  public init(environment: [String: String]) throws {
    server = try ServerSettings(environment: environment, database: ".workbook/served.sqlite3")
    snapshotThreshold = try SnapshotThreshold(environment: environment)
  }
}
