import BankMessaging
import Events
import Foundation
import HTTPServer

extension Evidence {
  /// Asks the bank and the services for all accounts and users of which the clients know.
  ///
  /// - Throws: `TookTooLong`, ``UnexpectedAnswer``, and `CancellationError`.
  mutating func ask(_ supervisor: Supervisor) async throws {
    for id in clients.balances.keys.sorted() {
      balances[id] = try await Self.balance(.bank, id, supervisor)
    }
    for id in clients.savings.keys.sorted() {
      savings[id] = try await Self.balance(.accounts, id, supervisor)
    }
    for id in clients.users.keys {
      let text = try await Self.text(Request(.users, .get, "/users/\(id)"), supervisor)
      let name = text.firstMatch(of: #/"username":"([^"]*)"/#)?.1
      let email = text.firstMatch(of: #/"email":"([^"]*)"/#)?.1
      users[id] = HubUser(username: String(name ?? ""), email: String(email ?? ""))
    }
  }

  private static func balance(
    _ server: ShowProcess, _ id: AccountID, _ supervisor: Supervisor
  ) async throws -> Money {
    let text = try await text(Request(server, .get, "/accounts/\(id)"), supervisor)
    let balance = text.firstMatch(of: #/"balance":([0-9.]+)/#)?.1
    return try Money(parsing: String(balance ?? ""))
  }

  private static func text(_ request: Request, _ supervisor: Supervisor) async throws -> String {
    let answer = try await request.answer(key: nil, from: supervisor)
    guard answer.status == 200 else { throw UnexpectedAnswer(request: request, answer: answer) }
    return String(decoding: answer.body, as: UTF8.self)
  }
}
