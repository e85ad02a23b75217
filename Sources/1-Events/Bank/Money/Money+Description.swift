import Foundation

extension Money: CustomStringConvertible {
  /// The amount with exactly two decimals, such as `12.50`, `0.05` or `-3.00`.
  public var description: String {
    // BEGIN EXERCISE 1.12
    // Print `cents` with exactly two decimals.
    return "Money(cents: \(cents))"
    // END EXERCISE 1.12
  }
}
