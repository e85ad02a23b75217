import EventSourcing
import Events

/// Two tellers at one account of 100.00, each of whom wants to pay out 80.00.
///
/// Who takes the next step is drawn beforehand. So a race can be run again, step by step.
struct Race {
  /// The tellers in the order of their steps; each stands there twice, for a look and for a write.
  let steps: [Int]

  /// First both look, and then both write.
  static let unlucky = Race(steps: [0, 1, 0, 1])

  init(steps: [Int]) {
    self.steps = steps
  }

  /// A race in which the turns are drawn at random.
  init(using random: inout SeededGenerator) {
    steps = [0, 0, 1, 1].shuffled(using: &random)
  }

  struct Finish {
    var conflicts = 0
    var balance = Money.zero
  }

  /// Runs the race for an account of its own, and tells each step to `tell`.
  func run(
    for account: AccountID, at bank: Bank, isCareful: Bool, tell: (String) -> Void = { _ in }
  ) async throws -> Finish {
    try await bank.open(account)
    var tellers = ["Ann", "Ben"].map { name in
      Teller(name, at: account, of: bank, isCareful: isCareful)
    }
    var hasLooked = [false, false]
    var finish = Finish()
    for index in steps {
      let name = tellers[index].name
      guard hasLooked[index] else {
        hasLooked[index] = true
        tell("\(name) \(try await tellers[index].look())")
        continue
      }
      var outcome = try await tellers[index].write()
      tell("\(name) \(outcome)")
      while case .refused = outcome {
        finish.conflicts += 1
        tell("\(name) \(try await tellers[index].look())")
        outcome = try await tellers[index].write()
        tell("\(name) \(outcome)")
      }
    }
    finish.balance = try await bank.look(at: account).balance
    return finish
  }
}
