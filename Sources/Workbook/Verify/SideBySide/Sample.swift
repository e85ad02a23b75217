import Foundation

/// The answers that a full proof tries side by side and alone, to see that it makes no difference.
struct Sample: Sendable {
  static let size = 20

  /// It is printed, and `SEED=7` draws the answers of seed 7 again.
  let seed: UInt64
  /// The place of every answer, and its number in the shuffled order.
  private let order: [String: Int]
  /// How many are drawn from each stage.
  private let shares: [Int: Int]

  init(of answers: [Answer], seed: UInt64) {
    self.seed = seed
    var random = SplitMix64(state: seed)
    let shuffled = answers.shuffled(using: &random)
    order = Dictionary(
      shuffled.enumerated().map { ($1.place, $0) }, uniquingKeysWith: { first, _ in first })
    shares = shuffled.prefix(Self.size).reduce(into: [:]) { shares, answer in
      shares[answer.exercise.stage, default: 0] += 1
    }
  }

  /// The seed that the environment asks for, or a new one.
  static var seed: UInt64 {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    return given ?? UInt64.random(in: 1...999_999)
  }

  /// The places of those `answers` that are tried in both ways; all of them belong to one stage.
  func drawn(from answers: [Answer]) -> Set<String> {
    let share = answers.first.flatMap { shares[$0.exercise.stage] } ?? 0
    let places = answers.map(\.place).sorted { order[$0, default: .max] < order[$1, default: .max] }
    return Set(places.prefix(share))
  }
}

/// SplitMix64, as in the workbook's other modules, which this one doesn't import.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
