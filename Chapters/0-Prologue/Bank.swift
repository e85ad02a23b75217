/// A bank on a table of balances, in which each operation is one transaction.
struct Bank {
  let table: Table

  func deposit(_ cents: Int, into account: Int) async throws {
    try await table.transaction { balances in
      balances[account, default: 0] += cents
    }
  }

  /// - Throws: ``NotEnough``; then nothing is paid out.
  func withdraw(_ cents: Int, from account: Int) async throws {
    try await table.transaction { balances in
      let balance = balances[account, default: 0]
      guard balance >= cents else { throw NotEnough(balance: balance, amount: cents) }
      balances[account] = balance - cents
    }
  }

  /// - Throws: ``NotEnough``; then nothing is transferred.
  func transfer(_ cents: Int, from sender: Int, to receiver: Int) async throws {
    try await table.transaction { balances in
      let balance = balances[sender, default: 0]
      guard balance >= cents else { throw NotEnough(balance: balance, amount: cents) }
      balances[sender] = balance - cents
      balances[receiver, default: 0] += cents
    }
  }

  func balance(of account: Int) async throws -> Int {
    try await table.transaction { balances in balances[account, default: 0] }
  }

  /// Returns the total of all accounts.
  func total() async throws -> Int {
    try await table.transaction { balances in balances.values.reduce(0, +) }
  }
}

/// The balance is below the requested amount.
struct NotEnough: Error, CustomStringConvertible {
  let balance: Int
  let amount: Int

  var description: String { "\(euros(balance)) is not enough for \(euros(amount))" }
}

/// Returns an amount as screens and receipts show it, such as `0.05`.
func euros(_ cents: Int) -> String {
  let rest = cents % 100
  return "\(cents / 100).\(rest < 10 ? "0" : "")\(rest)"
}
