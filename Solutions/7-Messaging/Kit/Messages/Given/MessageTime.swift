import Foundation

/// The time of a message as text: in UTC and to the millisecond, such as `2026-03-01T12:00:00.250Z`.
enum MessageTime {
  /// Returns `date` in whole milliseconds.
  static func rounded(_ date: Date) -> Date {
    Date(timeIntervalSince1970: (date.timeIntervalSince1970 * 1_000).rounded() / 1_000)
  }

  static func text(of date: Date) -> String {
    let milliseconds = Int((date.timeIntervalSince1970 * 1_000).rounded())
    let (quotient, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
    let (seconds, fraction) = rest < 0 ? (quotient - 1, rest + 1_000) : (quotient, rest)
    let whole = Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    return "\(whole.dropLast()).\(String(1_000 + fraction).dropFirst())Z"
  }

  /// Returns the time that is written as `text`; `nil` when it is written in any other way.
  static func date(parsing text: String) -> Date? {
    let digits = text.dropLast().suffix(3)
    guard let milliseconds = Int(digits),
      let whole = try? Date.ISO8601FormatStyle().parse("\(text.dropLast(5))Z")
    else { return nil }
    let date = rounded(whole + TimeInterval(milliseconds) / 1_000)
    // Foundation reads more than it writes: the 30th of February, other zones, other digits.
    return Self.text(of: date) == text ? date : nil
  }
}
