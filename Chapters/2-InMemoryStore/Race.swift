import EventSourcing
import Events

/// Two tellers at one account of 100.00, who each want to pay out 80.00.
///
/// The order of their steps is drawn beforehand. So a race can be run again, step by step.
struct Race {
  /// The tellers in the order of their steps; each has two, a read and a write.
  let steps: [Int]

  /// Both read first, and then both write.
  static let unlucky = Race(steps: [0, 1, 0, 1])

  init(steps: [Int]) {
    self.steps = steps
  }

  /// A race with random turns.
  init(using random: inout SeededGenerator) {
    steps = [0, 0, 1, 1].shuffled(using: &random)
  }

  struct Finish {
    var conflicts = 0
    var balance = Money.zero
  }

  /// Runs the race for a separate account, and passes each step to `tell`.
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
      while case .rejected = outcome {
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
