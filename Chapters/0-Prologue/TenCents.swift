extension Scene {
  static let tenCents = Scene(
    title: "Ten times ten cents",
    story: [
      "John pays in 0.10, ten times, and asks for 1.00.",
      "At night each amount from 0.00 to 99.99 is sent to another bank, which wants whole cents.",
    ],
    expected: "1.00 is paid out, and 10000 amounts arrive as they were sent",
    play: {
      let bank = Bank(table: Table([1: 0]))
      for _ in 1...10 { try await bank.deposit(0.10, into: 1) }
      let screen = euros(await bank.table.balance(of: 1))
      let answer = await payOut(1.00, from: 1, at: bank)
      let missing = (0..<10_000).map { cents in cents - wholeCents(of: Double(cents) / 100) }
      return Outcome(
        came: [
          "the screen says \(screen), and the bank says: \(answer)",
          "\(missing.count { $0 > 0 }) amounts arrive a cent short, 0.29 as \(wholeCents(of: 0.29))",
        ],
        amount: euros(Double(missing.reduce(0, +)) / 100),
        meaning: "a night, a cent at a time")
    },
    chapters: [1],
    cure: "money is counted in whole cents, and read without a detour.")

  /// Returns the message to the customer.
  private static func payOut(_ amount: Double, from account: Int, at bank: Bank) async -> String {
    do {
      try await bank.withdraw(amount, from: account)
      return "\(euros(amount)) for you"
    } catch {
      return "\(error)"
    }
  }

  /// A line found in many programs.
  private static func wholeCents(of amount: Double) -> Int { Int(amount * 100) }
}
