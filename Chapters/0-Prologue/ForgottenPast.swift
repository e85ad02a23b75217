extension Scene {
  static let forgottenPast = Scene(
    title: "The forgotten past",
    story: [
      "On Monday, account 1 has 100.00. John withdraws 75.00 at 11:40 and pays in 20.00 at 11:55.",
      "On Tuesday it has 100.00 again. He withdraws 55.00 at 11:55.",
      "At noon the manager asks: was there enough for a debit of 50.00 at 11:50?",
    ],
    expected: "no on Monday, with 25.00; yes on Tuesday, with 100.00",
    play: {
      let monday = try await table(after: [-75_00, 20_00])
      let tuesday = try await table(after: [-55_00])
      return ["Monday: \(await monday.rows)", "Tuesday: \(await tuesday.rows)"]
    },
    solution: "the fold and its past in chapter 1, and time travel in chapters 4 and 6")

  /// Returns the table after some `changes` of account 1.
  private static func table(after changes: [Int]) async throws -> Table {
    let bank = Bank(table: Table([1: 100_00]))
    for change in changes {
      if change < 0 {
        try await bank.withdraw(-change, from: 1)
      } else {
        try await bank.deposit(change, into: 1)
      }
    }
    return bank.table
  }
}
