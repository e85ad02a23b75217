import Foundation
import HTTPServer
import Messaging
import Testing

@testable import BankMessaging

@Suite("The API of users and accounts")
struct UsersServiceTests {
  private let served: ServedHub
  private let users: SmallService
  private let accounts: SmallService

  init() throws {
    served = try ServedHub()
    let hub = HTTPAddress(port: 1)
    users = try UsersService.open(try served.settings(of: "users", hub: hub))
    accounts = try AccountsService.open(try served.settings(of: "accounts", hub: hub))
  }

  private struct Reply: Equatable {
    let status: Int
    let body: String
  }

  private func ask(
    _ service: SmallService, _ method: HTTPMethod, _ target: String, _ body: String = "",
    key: String? = nil
  ) async -> Reply {
    var headers: HTTPHeaders = [:]
    if !body.isEmpty { headers[.contentType] = "application/json" }
    headers["Idempotency-Key"] = key
    let response = await service.respond(
      to: HTTPRequest(method: method, target: target, headers: headers, body: Array(body.utf8)))
    guard case .bytes(let bytes) = response.body else {
      return Reply(status: response.status.code, body: "")
    }
    return Reply(
      status: response.status.code, body: String(decoding: bytes, as: UTF8.self))
  }

  private let john = #"{"user_id": 1, "username": "john_doe", "email": "John@Example.com"}"#

  @Test("A user is registered once, and can be read")
  func registers() async {
    let first = await ask(users, .post, "/users/", john)
    #expect(first.status == 201)
    let shown = await ask(users, .get, "/users/1/")
    #expect(
      shown.body
        == #"{"user_id":1,"username":"john_doe","email":"john@example.com","version":1}"#)
    #expect(await ask(users, .post, "/users/", john) == first)
    let jane = john.replacing("john_doe", with: "jane_doe")
    #expect(await ask(users, .post, "/users/", jane).status == 409)
    #expect(await ask(users, .get, "/users/1/") == shown)
  }

  @Test("A retry with its key changes nothing")
  func repeats() async {
    _ = await ask(users, .post, "/users", john)
    let a = #"{"email": "a@example.com"}"#
    let b = #"{"email": "b@example.com"}"#
    let first = await ask(users, .put, "/users/1", a, key: "k-1")
    #expect(await ask(users, .put, "/users/1", b, key: "k-2").status == 200)
    #expect(await ask(users, .put, "/users/1", a, key: "k-1") == first)
    #expect(await ask(users, .get, "/users/1").body.contains("b@example.com"))
    #expect(await ask(users, .put, "/users/1", b, key: "k-1").status == 422)
  }

  @Test(
    "An invalid user is refused",
    arguments: [
      #"{"user_id": 0, "username": "a", "email": "a@b.ch"}"#,
      #"{"user_id": "1", "username": "a", "email": "a@b.ch"}"#,
      #"{"user_id": 1, "username": "", "email": "a@b.ch"}"#,
      #"{"user_id": 1, "username": "john doe", "email": "a@b.ch"}"#,
      #"{"user_id": 1, "username": "a", "email": "a"}"#,
      #"{"user_id": 1, "username": "a"}"#,
      #"{"user_id": 1, "username": "a", "email": "a@b.ch", "admin": true}"#,
    ])
  func refusesUser(body: String) async {
    #expect(await ask(users, .post, "/users", body).status == 400)
    #expect(await ask(users, .get, "/users/1").status == 404)
  }

  @Test("Unknown users and accounts are not found", arguments: ["1", "x", "0", "01"])
  func findsNobody(id: String) async {
    #expect(await ask(users, .get, "/users/\(id)").status == 404)
    #expect(await ask(users, .put, "/users/\(id)", #"{"email": "a@b.ch"}"#).status == 404)
    #expect(await ask(accounts, .get, "/accounts/\(id)").status == 404)
  }

  @Test("Deposits and withdrawals keep the rules of an account")
  func keepsRules() async {
    let deposit = #"{"account_id": 1, "amount": 10.5}"#
    #expect(await ask(accounts, .post, "/deposit", deposit).status == 404)
    #expect(await ask(accounts, .post, "/accounts", #"{"account_id": 1}"#).status == 201)
    #expect(await ask(accounts, .post, "/deposit", deposit).status == 201)
    let tooMuch = #"{"account_id": 1, "amount": 10.51}"#
    #expect(await ask(accounts, .post, "/withdraw", tooMuch).status == 409)
    #expect(
      await ask(accounts, .get, "/accounts/1").body
        == #"{"account_id":1,"balance":10.50,"version":2}"#)
  }
}
