import Foundation

/// The numbers of answers that were compiled side by side and in a separate build.
struct Tally: Sendable, Equatable {
  var together = 0
  var alone = 0
  /// Those of `together` that were tried alone as well.
  var bothWays = 0

  static func += (left: inout Self, right: Self) {
    left.together += right.together
    left.alone += right.alone
    left.bothWays += right.bothWays
  }

  /// The numbers in a sentence, and with `seed` a second one about the answers tried both ways.
  func sentences(seed: UInt64?) -> [String] {
    guard together + alone > 0 else { return [] }
    let count = Self.count(together, "answer was", "answers were")
    let first = "\(count) compiled side by side, \(Self.grouped(alone)) in a separate build."
    guard let seed else { return [first] }
    let drawn = Self.count(bothWays, "of them was", "of them were")
    return [first, "\(drawn) tried both ways; SEED=\(seed) repeats the selection."]
  }

  private static func count(_ number: Int, _ one: String, _ many: String) -> String {
    "\(grouped(number)) \(number == 1 ? one : many)"
  }

  private static func grouped(_ number: Int) -> String {
    number.formatted(.number.locale(Locale(identifier: "en_US")))
  }
}
