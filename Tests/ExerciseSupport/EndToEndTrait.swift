import Foundation
public import Testing

extension Trait where Self == ConditionTrait {
  /// For tests that take many seconds, or need more than the exercises so far: they run only with
  /// `END_TO_END=1`.
  public static var endToEnd: Self {
    .enabled(
      if: ProcessInfo.processInfo.environment["END_TO_END"] == "1", "it runs with END_TO_END=1")
  }
}
