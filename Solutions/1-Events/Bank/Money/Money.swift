import EventSourcing
import Foundation

/// An amount of money, exact to the cent.
///
/// It counts whole cents and never uses `Double`, which has no exact 0.10:
/// there, 0.1 + 0.2 is 0.30000000000000004, and after enough deposits the books do not balance.
public struct Money: Hashable, Sendable {
  /// The amount in cents; below zero for a debt.
  public let cents: Int

  public init(cents: Int) {
    self.cents = cents
  }

  public static let zero = Money(cents: 0)

  /// Reads an amount as people write it: `12`, `12.5` or `12.50`.
  ///
  /// Accepts the digits `0` to `9`, with at most one point between them.
  /// An amount that can't be represented exactly is rejected, never rounded.
  ///
  /// - Throws: ``MoneyError`` with the reason and, except for `overflow`, the whole `text`.
  public init(parsing text: String) throws {
    // BEGIN EXERCISE 1.11
    // starter: // Read the digits of `text` and set `cents`. Reject what is not exact.
    // starter: throw Unfinished("1.11")
    if text.hasPrefix("-") { throw MoneyError.negative(text) }
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let areNumbers = parts.allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
    guard areNumbers else { throw MoneyError.malformed(text) }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard decimals.count <= 2 else { throw MoneyError.tooPrecise(text) }
    let zeros = String(repeating: "0", count: 2 - decimals.count)
    guard let cents = Int(parts[0] + decimals + zeros) else { throw MoneyError.overflow }
    self.cents = cents
    // END EXERCISE 1.11
  }
}

/// The reason why an amount is rejected.
public enum MoneyError: Error, Hashable {
  /// The text is not a number such as `12.50`.
  case malformed(String)
  /// The text is an amount below zero.
  case negative(String)
  /// The text has more than two digits after the point.
  case tooPrecise(String)
  /// The amount is greater than ``Money`` can hold.
  case overflow
}

extension MoneyError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let text): "'\(text)' is not an amount; write it like 12.50"
    case .negative(let text): "'\(text)' is below zero; an amount is written without a sign"
    case .tooPrecise(let text): "'\(text)' is finer than a cent; at most two decimals can be kept"
    case .overflow: "the amount is greater than this bank can count"
    }
  }
}
