extension Scene {
  static let tenToTwelve = Scene(
    title: "Ten to twelve",
    story: [
      "Account 1 has 100.00. On Monday 75.00 go out at 11:40, and 20.00 come in at 11:55.",
      "On Tuesday it has 100.00 again. 55.00 go out at 11:55, and that is all.",
      "At noon the manager asks: who had 25.00 at ten to twelve?",
      "In the evening a program that should set account 3 to 0.00 does not say which account.",
    ],
    expected: "on Monday John, on Tuesday nobody; and a mistake that can be undone",
    play: {
      let monday = try await table(after: [-75.00, 20.00])
      let tuesday = try await table(after: [-55.00])
      let (first, second) = (await monday.rows, await tuesday.rows)
      let held = euros(await Bank(table: tuesday).total())
      for account in await tuesday.accounts { try await tuesday.setBalance(of: account, to: 0) }
      return Outcome(
        came: [
          "on Monday: \(first)",
          "on Tuesday: \(second)",
          "in the evening: \(await tuesday.rows)",
        ],
        amount: held,
        meaning: "that are in the safe, and nobody can say whose they are")
    },
    chapters: [1, 4],
    cure: "what happened is kept, and a balance is computed from it.")

  /// Returns the table after some `changes` of account 1.
  private static func table(after changes: [Double]) async throws -> Table {
    let bank = Bank(table: Table([1: 100, 2: 200, 3: 0]))
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
