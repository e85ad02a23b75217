import Foundation

/// The seeds of the simulations.
enum Seeds {
  /// Those that `SEEDS=7...7` asks for; `nil` when it is not set.
  static var chosen: ClosedRange<UInt64>? {
    let asked = ProcessInfo.processInfo.environment["SEEDS"]?.split(separator: "...")
      .compactMap { UInt64($0) }
    guard let asked, let first = asked.first, let last = asked.last, first <= last else {
      return nil
    }
    return first...last
  }
}
