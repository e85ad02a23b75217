import Foundation
import Testing

extension Trait where Self == ConditionTrait {
  /// For tests that take many seconds: they run only with `END_TO_END=1`.
  static var endToEnd: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["END_TO_END"] == "1", "it runs with END_TO_END=1")
  }
}
