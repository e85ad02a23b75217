public import EventSourcing
import Foundation

/// The seed of all random plans of the tests.
///
/// It is printed, and `SEED=7 swift test` repeats the plans of seed 7. The timing of the threads in
/// a race still differs.
public enum Seed {
  public static let current: UInt64 = {
    let given = ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
    let seed = given ?? UInt64.random(in: 1...999_999)
    print("The plans of the races have the seed \(seed). To make them again: SEED=\(seed)")
    return seed
  }()

  /// The random numbers of one plan, the same for the same seed and number.
  public static func generator(for number: Int) -> SeededGenerator {
    var seeds = SeededGenerator(seed: current &+ UInt64(number) &* 0x1_0000_0001)
    return SeededGenerator(seed: seeds.next())
  }
}
