import EventSourcing
import Foundation
import HTTPServer
import Messaging
import StoreConformance
import Testing

@testable import BankMessaging

@Suite("Small services push to the hub")
struct ServiceTests {
  /// Serves a service and lets it do its work while `body` runs.
  private func with<Value>(
    _ service: SmallService, run body: (HTTPClient) async throws -> Value
  ) async throws -> Value {
    let working = Task { await service.work() }
    defer { working.cancel() }
    return try await serving(service.respond) { try await body(HTTPClient(address: $0)) }
  }

  private func types(of events: [HubEvent]?) -> [String]? {
    events?.map { "\($0.message.subject) \($0.message.type)" }
  }

  @Test("Users and accounts are messages in the hub, and the hub rebuilds their state")
  func pushes() async throws {
    let served = try ServedHub()
    try await served.with { address in
      let users = try UsersService.open(try served.settings(of: "users", hub: address))
      try await with(users) { client in
        let routes = try await client.ask(.get, "/")
        #expect(routes.status == 200)
        #expect(routes.body.hasPrefix(#"{"service":"users","routes":["#))
        #expect(routes.body.contains(#"{"method":"PUT","path":"/users/{user_id}"}"#))
        let john = #"{"user_id": 1, "username": "john_doe", "email": "j@example.com"}"#
        #expect(try await client.ask(.post, "/users/", json: john).status == 201)
        let email = #"{"email": "John@example.com"}"#
        #expect(try await client.ask(.put, "/users/1", json: email).status == 200)
        let events = try await soon(within: .seconds(10)) { try await served.messages(2) }
        #expect(
          types(of: events) == ["user-1 UserCreatedEvent", "user-1 UserEmailUpdatedEvent"])
      }
      let accounts = try AccountsService.open(try served.settings(of: "accounts", hub: address))
      try await with(accounts) { client in
        for (path, body) in [
          ("/accounts", #"{"account_id": 7}"#), ("/deposit", #"{"account_id": 7, "amount": 100}"#),
          ("/withdraw", #"{"account_id": 7, "amount": 24.5}"#),
        ] {
          #expect(try await client.ask(.post, path, json: body).status == 201)
        }
        let events = try await soon(within: .seconds(10)) { try await served.messages(5) }
        #expect(
          types(of: events)?.suffix(3) == [
            "account-7 AccountCreatedEvent", "account-7 FundsDepositedEvent",
            "account-7 FundsWithdrawnEvent",
          ])
        #expect(events?.last?.message.data["amount"] == .string("24.50"))
      }
    }
    let settings = try served.settings(of: "hub", hub: HTTPAddress(port: 1))
    #expect(
      try await HubApplication.description(of: "user", "1", in: settings)
        == "User: john_doe, Email: john@example.com")
    #expect(
      try await HubApplication.description(of: "account", "7", in: settings)
        == "Account: 7, Balance: 75.50")
    await #expect(throws: NothingToShow(kind: "user", id: "2")) {
      try await HubApplication.description(of: "user", "2", in: settings)
    }
  }

  @Test("What a service records while the hub is away is pushed when it is back")
  func waitsForHub() async throws {
    let served = try ServedHub()
    let address = try await served.with { $0 }
    let users = try UsersService.open(try served.settings(of: "users", hub: address))
    try await with(users) { client in
      let john = #"{"user_id": 1, "username": "john_doe", "email": "john@example.com"}"#
      #expect(try await client.ask(.post, "/users", json: john).status == 201)
      try await served.with(at: address.port) { _ in
        let events = try await soon(within: .seconds(20)) { try await served.messages(1) }
        #expect(types(of: events) == ["user-1 UserCreatedEvent"])
      }
    }
  }

  @Test("The audit records each message once, also after a restart")
  func audits() async throws {
    let served = try ServedHub()
    _ = try await served.hub.accept(.users(3, 6))
    try await served.with { address in
      let settings = try served.settings(of: "audit", hub: address)
      let steps: [(count: Int, last: Int?)] = [(2, nil), (3, 9)]
      for (count, last) in steps {
        if let last { _ = try await served.hub.accept(.users(after: 6, last)) }
        let audit = try AuditService.open(settings)
        try await with(audit) { client in
          let seen = try await soon(within: .seconds(10)) {
            while true {
              let body = try await client.ask(.get, "/seen").body
              if body.contains("\"number\":\(count)") { return body }
            }
          }
          let positions = seen?.matches(of: #/"position":(\d+)/#).map { String($0.1) }
          #expect(positions == (1...count).map { "\($0)" })
          #expect(
            seen?.contains(#""id":"id-3","source":"users","type":"UserCreatedEvent""#) == true)
        }
      }
    }
  }
}
