import API
import APISupport
import EventSourcing
import Events
import HTTPServer
import TestStores
import Testing

/// Of a request that would succeed, no condition is passed over (RFC 9110, section 13.2.1).
@Suite("Preconditions of requests to the bank")
struct ConditionTests {
  private func bank() async throws -> Bank {
    let bank = Bank(patience: .zero, waitingOn: StoppedClock())
    let amount = try Money(parsing: "7")
    try await bank.record(
      [
        Account.Event.opened(accountID: 1),
        Account.Event.deposited(accountID: 1, amount: amount),
      ], in: Account.stream(of: 1))
    try await bank.reads.catchUp()
    return bank
  }

  @Test(
    "A past state has its own tag",
    arguments: [
      (HTTPHeaderName.ifMatch, "\"1\"", 200), (.ifMatch, "\"2\"", 412),
      (.ifNoneMatch, "\"1\"", 304), (.ifNoneMatch, "\"2\"", 200),
    ])
  func past(name: HTTPHeaderName, tags: String, status: Int) async throws {
    let reply = try await bank().ask(.get("/accounts/1?version=1", [name: tags]))
    #expect(reply.status == status, "\(reply)")
  }

  @Test(
    "The feed exists, but has no tag",
    arguments: ["/events", "/events/stream", "/events/stream?after=9"])
  func feed(path: String) async throws {
    let bank = try await bank()
    for (name, tags, status) in [
      (HTTPHeaderName.ifMatch, "\"1\"", 412), (.ifMatch, "*", 200), (.ifNoneMatch, "\"1\"", 200),
      (.ifNoneMatch, "*", 304), (.ifMatch, "1", 400),
    ] {
      #expect(await bank.ask(.get(path, [name: tags])).status == status, "\(name): \(tags)")
    }
  }

  @Test("A 304 without a tag has caching headers, and no body")
  func unchanged() async throws {
    let reply = try await bank().ask(.get("/openapi.json", [.ifNoneMatch: "*"]))
    #expect(reply.status == 304 && reply.text.isEmpty)
    #expect(reply.headers[.cacheControl] == "no-cache" && reply.headers[.contentType] == nil)
  }

  @Test("OPTIONS has no representation, so preconditions are ignored")
  func options() async throws {
    for target in ["/accounts/1", "*"] {
      let request = HTTPRequest(
        method: .options, target: target, headers: [.ifMatch: "\"9\"", .ifNoneMatch: "*"])
      #expect(try await bank().ask(request).status == 204)
    }
  }
}
