public import Foundation

/// A moment as it is written for others, to the microsecond (RFC 3339).
///
/// A `Date` is a binary fraction: written out and read again, it is another one. Whoever asks for
/// the moment that an answer showed means the events of that very moment as well.
public struct Timestamp: Hashable, Sendable {
  /// Counted from 1970-01-01T00:00:00Z.
  public let microseconds: Int

  /// The moment of `date`, to the nearest microsecond.
  ///
  /// A date that was made from whole microseconds is mostly a little less or more than they are.
  public init(_ date: Date) {
    microseconds = Int((date.timeIntervalSince1970 * 1_000_000).rounded())
  }

  /// Reads a date and time with its distance from UTC, such as `2026-11-21T14:00:00.5+01:00`;
  /// `nil` when it is none. What is finer than a microsecond is cut off.
  public init?(parsing text: String) {
    let shape =
      #/
      (\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))
      /#.asciiOnlyDigits()
    guard let match = text.wholeMatch(of: shape),
      let local = try? Date.ISO8601FormatStyle().parse("\(match.1)T\(match.2)Z"),
      // Foundation takes the 30th of February for the 2nd of March.
      local.formatted(.iso8601) == "\(match.1)T\(match.2)Z"
    else { return nil }
    // By hand, because Foundation knows no zone that is further away than 18 hours.
    let minutes = 60 * (match.5.flatMap { Int($0) } ?? 0) + (match.6.flatMap { Int($0) } ?? 0)
    let distance = match.4 == "-" ? -minutes : minutes
    let fraction = String((match.3 ?? "").prefix(6))
    let padding = String(repeating: "0", count: 6 - fraction.count)
    let seconds = Int(local.timeIntervalSince1970) - 60 * distance
    microseconds = seconds * 1_000_000 + (Int(fraction + padding) ?? 0)
  }
}

extension Timestamp: Comparable {
  public static func < (lhs: Self, rhs: Self) -> Bool { lhs.microseconds < rhs.microseconds }
}

extension Timestamp: CustomStringConvertible {
  /// The moment in UTC, with six decimals: `2026-11-21T14:00:00.500000Z`.
  public var description: String {
    let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let (seconds, fraction) = rest < 0 ? (quotient - 1, rest + 1_000_000) : (quotient, rest)
    let whole = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    let digits = String(1_000_000 + fraction).dropFirst()
    return "\(whole.dropLast()).\(digits)Z"
  }
}
