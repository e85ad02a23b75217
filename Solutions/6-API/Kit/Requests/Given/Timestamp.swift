public import Foundation

/// A date and time, written to the microsecond (RFC 3339).
///
/// A `Date` is a binary fraction, which changes when it is written and read again. A client that
/// asks for the time of an event must also get the event of exactly that time.
public struct Timestamp: Hashable, Sendable {
  /// The microseconds since 1970-01-01T00:00:00Z.
  public let microseconds: Int

  /// The time of `date`, rounded to the nearest microsecond.
  ///
  /// A date made from whole microseconds is mostly a little less or more than they are.
  public init(_ date: Date) {
    microseconds = Int((date.timeIntervalSince1970 * 1_000_000).rounded())
  }

  /// Parses a date and time with its offset from UTC, such as `2026-11-21T14:00:00.5+01:00`; `nil`
  /// for other text. Digits beyond microseconds are cut off.
  public init?(parsing text: String) {
    let shape =
      #/
      (\d{4}-\d\d-\d\d)[Tt](\d\d:\d\d:\d\d)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))
      /#.asciiOnlyDigits()
    guard let match = text.wholeMatch(of: shape),
      let local = try? Date.ISO8601FormatStyle().parse("\(match.1)T\(match.2)Z"),
      // Foundation accepts the 30th of February as the 2nd of March.
      local.formatted(.iso8601) == "\(match.1)T\(match.2)Z"
    else { return nil }
    // By hand, because Foundation knows no zone with an offset of more than 18 hours.
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
  /// The time in UTC, with six decimals: `2026-11-21T14:00:00.500000Z`.
  public var description: String {
    let (quotient, rest) = microseconds.quotientAndRemainder(dividingBy: 1_000_000)
    let (seconds, fraction) = rest < 0 ? (quotient - 1, rest + 1_000_000) : (quotient, rest)
    let whole = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    let digits = String(1_000_000 + fraction).dropFirst()
    return "\(whole.dropLast()).\(digits)Z"
  }
}
