import Foundation

extension Money: CustomStringConvertible {
  /// The amount with exactly two decimals, such as `12.50`, `0.05` or `-3.00`.
  public var description: String {
    // BEGIN EXERCISE 1.2
    // Print `cents` with exactly two decimals.
    return "not printed yet"
    // END EXERCISE 1.2
  }
}
