import Foundation

extension Money: CustomStringConvertible {
  /// The amount with exactly two decimals, such as `12.50`, `0.05` or `-3.00`.
  public var description: String {
    // BEGIN EXERCISE 1.12
    // starter: // Print `cents` with exactly two decimals.
    // starter: return "Money(cents: \(cents))"
    let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = cents < 0 ? "-" : ""
    let padding = rest < 10 ? "0" : ""
    return "\(sign)\(units).\(padding)\(rest)"
    // END EXERCISE 1.12
  }
}
