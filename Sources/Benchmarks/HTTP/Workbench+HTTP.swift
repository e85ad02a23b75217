import Foundation
import Persistence

extension Workbench {
  /// How much happened in each account of the bank that is served.
  static let depositsPerAccount = 10

  /// The accounts of the bank that is served.
  var bankAccounts: Int { count(Material.accountCount) }

  /// The log of the bank that is served.
  func bank() async throws -> SQLiteEventStore {
    try await logs.store(of: bankAccounts * Self.depositsPerAccount, accounts: bankAccounts)
  }

  /// A file with that log, for one server.
  func copyOfBank() async throws -> String {
    let path = newPath()
    try await logs.copy(
      of: bankAccounts * Self.depositsPerAccount, accounts: bankAccounts, at: path)
    return path
  }

  /// How long wrk asks, in seconds.
  var seconds: Int { size == .full ? 3 : 1 }

  /// Writes a script for wrk that deposits into `accounts` accounts, one after the other; with a new
  /// idempotency key each time, if wanted, and with a pause of so many milliseconds before each. It
  /// begins with the account that follows the one with the number `start`.
  func depositScript(
    accounts: Int, after start: Int = 0, withKey: Bool = false, pause: Int = 0
  ) throws -> String {
    try script(
      """
      local headers = { ["Content-Type"] = "application/json" }
      local count = \(start)
      request = function()
        count = count + 1
        local account = count % \(accounts) + 1
        local body = '{"account_id": ' .. account .. ', "amount": 10}'
        \(withKey ? "headers['Idempotency-Key'] = 'key-' .. count" : "")
        return wrk.format("POST", "/deposit/", headers, body)
      end
      \(pause > 0 ? "delay = function() return \(pause) end" : "")
      """)
  }

  /// Writes a script for wrk that looks at accounts, at their statements and at the feed, in turn.
  func readScript() throws -> String {
    let (accounts, events) = (bankAccounts, bankAccounts * Self.depositsPerAccount)
    return try script(
      """
      local count = 0
      request = function()
        count = count + 1
        local account = count % \(accounts) + 1
        if count % 3 == 0 then
          return wrk.format("GET", "/accounts/" .. account)
        elseif count % 3 == 1 then
          return wrk.format("GET", "/accounts/" .. account .. "/events")
        end
        return wrk.format("GET", "/events/?limit=20&after=" .. count % \(events))
      end
      """)
  }

  /// Writes a script for another program.
  func script(_ text: String, ending: String = "lua") throws -> String {
    let path = newPath(ending)
    try Data(text.utf8).write(to: URL(filePath: path))
    return path
  }
}
