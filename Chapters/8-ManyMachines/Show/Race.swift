import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import ManyMachines
import ScratchPostgres

/// Two banks pay out from one account at the same time.
func showRace(on server: ScratchPostgres) async {
  await part("Two banks, one log", exercises: ["8.1", "8.2", "8.3", "8.5", "8.7"]) {
    let database = try await server.database()
    let banks = [try await Machine(on: database), try await Machine(on: database)]
    try await banks[0].ask(.open(1), of: 1, id: "open")
    try await banks[0].ask(.deposit(1, Money(cents: 1_000_00)), of: 1, id: "deposit")
    let tries = try await together(16) { clerk in
      var paid = 0
      for turn in 1...10 {
        let command = Account.Command.withdraw(1, Money(cents: 10_00))
        do {
          try await banks[clerk % 2].ask(command, of: 1, id: "withdrawal \(turn) of clerk \(clerk)")
          paid += 1
        } catch is Account.Rejection {
          // The account is empty.
        }
      }
      return paid
    }
    print("  account 1 has 1000.00; 16 clerks at two banks try to pay out 160 times 10.00")
    print("  paid out: \(tries.reduce(0, +)) times")
    for (number, bank) in banks.enumerated() {
      print("  the balance, read by bank \(number + 1): \(try await bank.balance(of: 1))")
      await bank.store.close()
    }
  }
}
