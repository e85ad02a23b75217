import Foundation

/// How many answers were compiled in which way.
struct Tally: Sendable, Equatable {
  var together = 0
  var alone = 0
  /// How many of those `together` were tried alone as well.
  var bothWays = 0

  static func += (left: inout Self, right: Self) {
    left.together += right.together
    left.alone += right.alone
    left.bothWays += right.bothWays
  }

  /// Tells it in one sentence, and with `seed` in another which answers were tried in both ways.
  func sentences(seed: UInt64?) -> [String] {
    guard together + alone > 0 else { return [] }
    let count = Self.count(together, "answer was", "answers were")
    let first = "\(count) compiled side by side, \(Self.grouped(alone)) alone."
    guard let seed else { return [first] }
    let drawn = Self.count(bothWays, "of them was", "of them were")
    return [first, "\(drawn) tried both ways: seed \(seed), and SEED=\(seed) draws them again."]
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  private static func grouped(_ number: Int) -> String {
    number.formatted(.number.locale(Locale(identifier: "en_US")))
  }
}
