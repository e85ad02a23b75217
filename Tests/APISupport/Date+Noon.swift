public import Foundation

extension Date {
  /// The moment at which the clock of a test stands at first: 2026-01-05T12:00:00Z.
  public static let noon = Date(timeIntervalSince1970: 1_767_614_400)
}
