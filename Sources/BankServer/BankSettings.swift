import API
import Foundation
import Persistence
public import Serving

/// The settings of the bank's server.
public struct BankSettings: Sendable {
  public let server: ServerSettings
  let snapshotThreshold: SnapshotThreshold
  /// How long idempotency keys are remembered, in seconds.
  let keyLifetime: TimeInterval
  /// Whether an empty bank is filled with demo data.
  public var seedsDemoData = false
  /// Whether the page shows a pipeline, which is a route `/pipeline` of the program around the bank.
  public var showsPipeline = false

  /// Reads `HOST`, `PORT`, `ALLOWED_HOSTS`, `DATABASE`, `SNAPSHOT_THRESHOLD` and `KEY_HOURS` from
  /// `environment`.
  ///
  /// - Throws: `InvalidSetting` or `InvalidThreshold`, each in one line.
  public init(environment: [String: String]) throws {
    server = try ServerSettings(environment: environment, database: ".workbook/served.sqlite3")
    snapshotThreshold = try SnapshotThreshold(environment: environment)
    keyLifetime = try Self.keyLifetime(environment["KEY_HOURS"])
  }

  private static let longestKeyLifetime = 24 * 365

  /// Returns the lifetime of idempotency keys in seconds, from a number of hours.
  private static func keyLifetime(_ text: String?) throws(InvalidSetting) -> TimeInterval {
    guard let text, !text.isEmpty else { return IdempotencyStore.standardLifetime }
    guard let hours = Int(text), 1...longestKeyLifetime ~= hours else {
      throw InvalidSetting(
        "KEY_HOURS is '\(text)', but must be a number of hours from 1 to \(longestKeyLifetime)"
      )
    }
    return TimeInterval(hours * 60 * 60)
  }
}
