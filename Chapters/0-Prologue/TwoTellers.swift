extension Scene {
  static let twoTellers = Scene(
    title: "Two tellers",
    story: [
      "John's account has 100.00. He asks Ann for 80.00, and his wife asks Ben for 80.00.",
      "Ann and Ben are two tasks that race, from the start again until both have paid.",
    ],
    expected: "one pays out 80.00, the other one refuses, and 20.00 are left",
    play: {
      try await untilItHappens(atMost: 100_000) {
        let bank = Bank(table: Table([1: 100]))
        async let ann = paysOut(80, from: 1, at: bank)
        async let ben = paysOut(80, from: 1, at: bank)
        let paid = Double(try await [ann, ben].count { $0 }) * 80
        guard paid > 100 else { return nil }
        let left = await bank.table.balance(of: 1)
        return Outcome(
          came: ["both pay: \(euros(paid)) of 100.00, and the table says \(euros(left))"],
          amount: euros(paid + left - 100),
          meaning: "that left the drawer, and no row says so")
      }
    },
    chapters: [2],
    cure: "whoever writes says what he has seen, and is refused when it has changed.")

  /// Whether there was enough.
  private static func paysOut(
    _ amount: Double, from account: Int, at bank: Bank
  ) async throws -> Bool {
    do {
      try await bank.withdraw(amount, from: account)
      return true
    } catch is NotEnough {
      return false
    }
  }
}
