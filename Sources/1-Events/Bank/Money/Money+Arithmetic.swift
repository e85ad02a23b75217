import EventSourcing

extension Money {
  /// Returns the sum of two amounts.
  ///
  /// For rules: a decision about money must fail on overflow before anything is recorded.
  ///
  /// - Throws: ``MoneyError/overflow`` when the sum is out of range.
  public func adding(_ other: Money) throws -> Money {
    // BEGIN EXERCISE 1.13
    // Swift's `+` traps on overflow, which ends the whole process. Throw instead.
    throw Unfinished("1.13")
    // END EXERCISE 1.13
  }

  /// Returns this amount minus `other`; below zero when `other` is greater.
  ///
  /// - Throws: ``MoneyError/overflow`` when the difference is out of range.
  public func subtracting(_ other: Money) throws -> Money {
    // BEGIN EXERCISE 1.13
    throw Unfinished("1.13")
    // END EXERCISE 1.13
  }

  /// Returns the sum of two recorded amounts, without ever failing.
  ///
  /// For folds: a recorded fact can't be rejected, so this wraps around instead of trapping.
  /// A sum that leaves the range is exact again as soon as later events bring it back.
  public static func &+ (lhs: Money, rhs: Money) -> Money {
    Money(cents: lhs.cents &+ rhs.cents)
  }

  /// Returns the difference of two recorded amounts, without ever failing.
  public static func &- (lhs: Money, rhs: Money) -> Money {
    Money(cents: lhs.cents &- rhs.cents)
  }
}

extension Money: Comparable {
  public static func < (lhs: Money, rhs: Money) -> Bool { lhs.cents < rhs.cents }
}

extension Money: Codable {
  /// Reads an amount as the whole number of its cents.
  ///
  /// - Throws: `DecodingError` when it is not a whole number.
  public init(from decoder: any Decoder) throws {
    self.init(cents: try decoder.singleValueContainer().decode(Int.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cents)
  }
}
