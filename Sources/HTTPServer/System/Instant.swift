#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A time on a monotonic clock, in nanoseconds.
///
/// `ContinuousClock.Instant` does the same; this one is cheap enough for several reads per
/// request.
struct Instant: Comparable {
  private let nanoseconds: UInt64

  static var now: Self {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Self(nanoseconds: UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec))
  }

  static let never = Self(nanoseconds: .max)

  static func < (lhs: Self, rhs: Self) -> Bool { lhs.nanoseconds < rhs.nanoseconds }

  static func + (start: Self, duration: Duration) -> Self {
    let (seconds, attoseconds) = duration.components
    // Thirty years are practically for ever, and adding them never overflows.
    let whole = UInt64(min(max(seconds, 0), 1_000_000_000))
    let added = whole * 1_000_000_000 + UInt64(max(attoseconds, 0)) / 1_000_000_000
    return Self(nanoseconds: start.nanoseconds + added)
  }

  /// The time from `start` to this instant.
  func duration(since start: Self) -> Duration {
    .nanoseconds(Int64(nanoseconds - min(start.nanoseconds, nanoseconds)))
  }

  /// The timeout for `poll`: -1 for ever, rounded up.
  var millisecondsFromNow: Int32 {
    guard self != .never else { return -1 }
    let now = Self.now
    guard self > now else { return 0 }
    return Int32(min((nanoseconds - now.nanoseconds) / 1_000_000 + 1, 60_000))
  }
}
