import Foundation

/// The date of a response, in the format of RFC 9110, section 5.6.7.
///
/// It is formatted once a second at most: that takes longer than a small response.
struct HTTPDate {
  private var second = 0
  private var text = ""

  mutating func current() -> String {
    let now = time(nil)
    if now != second || text.isEmpty {
      second = now
      text = Self.text(of: Date(timeIntervalSince1970: TimeInterval(now)))
    }
    return text
  }

  static func text(of date: Date) -> String {
    date.formatted(
      Date.VerbatimFormatStyle(
        format: """
          \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
          \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
          \(second: .twoDigits) GMT
          """,
        locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)))
  }
}
