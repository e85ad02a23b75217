extension Scene {
  static let sumOfAllAccounts = Scene(
    title: "The sum of all accounts",
    story: [
      "Ten accounts have 100.00 each. The manager's report asks for one after the other and adds.",
      "Meanwhile a clerk transfers 25.00 from account 1 to account 10. The report and the transfer",
      "are two tasks that race, from the start again until the report has seen the 25.00 twice.",
    ],
    expected: "1000.00, before the transfer and after it",
    play: {
      try await untilItHappens(atMost: 100_000) {
        let balances = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, 100.0) })
        let bank = Bank(table: Table(balances))
        async let report = bank.total()
        async let transfer: Void = bank.transfer(25, from: 1, to: 10)
        let reported = await report
        try await transfer
        let held = await bank.total()
        guard reported > held else { return nil }
        return Outcome(
          came: ["the report says \(euros(reported)), and the next report \(euros(held))"],
          amount: euros(reported - held),
          meaning: "that were in the report, and never in the bank")
      }
    },
    chapters: [4, 5],
    cure: "a report adds up all that happened until one moment, and says which.")
}
