import Foundation

/// The bank as small programs build it: it reads a balance, and overwrites it with another one.
struct Bank {
  let table: Table

  func deposit(_ amount: Double, into account: Int) async throws {
    let balance = await table.balance(of: account)
    try await table.setBalance(of: account, to: balance + amount)
  }

  /// - Throws: ``NotEnough``; then nothing is paid out.
  func withdraw(_ amount: Double, from account: Int) async throws {
    let balance = await table.balance(of: account)
    guard balance >= amount else { throw NotEnough(balance: balance, amount: amount) }
    try await table.setBalance(of: account, to: balance - amount)
  }

  /// - Throws: ``NotEnough``; then nothing is transferred.
  func transfer(_ amount: Double, from sender: Int, to receiver: Int) async throws {
    try await withdraw(amount, from: sender)
    try await deposit(amount, into: receiver)
  }

  /// Returns the total of all accounts.
  func total() async -> Double {
    var total = 0.0
    for account in await table.accounts { total += await table.balance(of: account) }
    return total
  }
}

/// The balance is below the requested amount.
struct NotEnough: Error, CustomStringConvertible {
  let balance: Double
  let amount: Double

  var description: String { "\(balance) is not enough for \(euros(amount))" }
}

/// Returns `amount` as screens and receipts show it, rounded to cents.
func euros(_ amount: Double) -> String {
  String(format: "%.2f", amount)
}
