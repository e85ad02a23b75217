public import Foundation

extension Date {
  /// The start time of a test's clock: 2026-01-05T12:00:00Z.
  public static let noon = Date(timeIntervalSince1970: 1_767_614_400)
}
