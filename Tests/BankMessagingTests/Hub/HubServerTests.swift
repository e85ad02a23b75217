import Foundation
import HTTPServer
import Messaging
import StoreConformance
import Testing

@testable import BankMessaging

@Suite("The hub over HTTP")
struct HubServerTests {
  @Test("A batch over HTTP is stored, and the answer has the checkpoint")
  func acceptsBatch() async throws {
    let served = try ServedHub()
    try await served.with { address in
      let client = HubClient(address)
      let checkpoints = [
        try await client.accept(.users(3, 6)), try await client.accept(.users(3, 6, 9)),
        try await client.accept(.users()),
      ]
      #expect(checkpoints == [6, 9, 9])
    }
    #expect(
      try await served.hub.events(after: 0, limit: 10).map(\.message) == [
        .user(3), .user(6), .user(9),
      ])
  }

  @Test("At its address, it lists its routes")
  func listsRoutes() async throws {
    let served = try ServedHub()
    let answer = try await served.with { try await HTTPClient(address: $0).ask(.get, "/") }
    #expect(answer.status == 200)
    #expect(
      answer.body == """
        {"service":"hub","routes":[{"method":"POST","path":"/events"},\
        {"method":"GET","path":"/events"},{"method":"GET","path":"/events/stream"},\
        {"method":"GET","path":"/subjects/{subject}/events"},{"method":"GET","path":"/health"}]}
        """)
  }

  @Test("After a gap, the client learns the checkpoint")
  func tellsGap() async throws {
    let served = try ServedHub()
    try await served.with { address in
      let client = HubClient(address)
      _ = try await client.accept(.users(3))
      await #expect(throws: HubError.gap(checkpoint: 3)) {
        try await client.accept(.users(after: 6, 9))
      }
      let body = try SourceBatch.users(after: 6, 9).json()
      let answer = try await client.client.ask(.post, "/events/", json: body)
      #expect(answer.status == 409)
      #expect(
        answer.body.contains(#""type":"/docs#gap""#) && answer.body.contains(#""checkpoint":3"#))
    }
  }

  @Test("A conflict, a wrong order and a foreign source are problems with a name")
  func namesProblems() async throws {
    let served = try ServedHub()
    let foreign = SourceBatch(
      source: "accounts", after: 0, entries: [.init(position: 1, message: .user(1))])
    let other = SourceBatch(
      source: "users", after: 0,
      entries: [.init(position: 3, message: .user(3, email: "jane@example.com"))])
    try await served.with { address in
      let client = HTTPClient(address: address)
      _ = try await client.ask(.post, "/events", json: try SourceBatch.users(3).json())
      for (batch, status, name) in [
        (other, 409, "message-conflict"), (SourceBatch.users(6, 5), 409, "message-order"),
        (foreign, 422, "foreign-source"),
      ] {
        let answer = try await client.ask(.post, "/events", json: try batch.json())
        #expect(answer.status == status)
        #expect(answer.body.contains(#""type":"/docs#\#(name)""#), "\(answer.body)")
      }
    }
    #expect(try await served.hub.end == 1)
  }

  @Test("Pages have the messages with their positions, and a link to the next page")
  func readsPages() async throws {
    let served = try ServedHub()
    _ = try await served.hub.accept(.users(3, 6, 9))
    let message = try Message.user(6).json()
    try await served.with { address in
      let client = HTTPClient(address: address)
      let page = try await client.ask(.get, "/events/?after=1&limit=1")
      #expect(page.status == 200 && page.body == #"[{"position":2,"message":\#(message)}]"#)
      let subject = try await client.ask(.get, "/subjects/user-6/events")
      #expect(subject.body == page.body)
      #expect(try await client.ask(.get, "/events?after=3").body == "[]")
      #expect(try await client.ask(.get, "/events?after=4").status == 404)
      #expect(try await client.ask(.get, "/events?limit=101").status == 400)
    }
    let request = HTTPRequest(method: .get, target: "/events?after=1&limit=1")
    let response = await HubAPI(served.hub).respond(to: request)
    #expect(response.headers[.link] == #"</events?after=2&limit=1>; rel="next""#)
  }

  @Test(
    "A body that is no batch is refused with its fault",
    arguments: [
      ("", "is not JSON"), ("[]", "the body is not a JSON object"),
      (#"{"source":"users","after":0}"#, "events: is missing"),
      (#"{"source":"users","after":0,"events":[],"x":1}"#, "x: is unknown"),
      (#"{"source":"","after":0,"events":[]}"#, "source: has to be a text"),
      (#"{"source":1,"after":0,"events":[]}"#, "source: has to be a text"),
      (#"{"source":"users","after":-1,"events":[]}"#, "after: has to be a whole number from 0"),
      (#"{"source":"users","after":0.5,"events":[]}"#, "after: has to be a whole number"),
      (#"{"source":"users","after":0,"events":{}}"#, "events: has to be a list"),
      (#"{"source":"users","after":0,"events":[1]}"#, "events[0] is not a JSON object"),
      (
        #"{"source":"users","after":0,"events":[{"position":0,"message":{}}]}"#,
        "position: has to be a whole number from 1"
      ),
      (
        #"{"source":"users","after":0,"events":[{"position":1,"message":{}}]}"#,
        "events[0].message: the message has no 'specversion'"
      ),
      (#"{"source":"users","source":"users","after":0,"events":[]}"#, "twice"),
      (#"{"source":"users","after":1e400,"events":[]}"#, "exponent"),
    ])
  func refusesBody(body: String, words: String) async throws {
    let served = try ServedHub()
    let request = HTTPRequest(
      method: .post, target: "/events", headers: [.contentType: "application/json"],
      body: Array(body.utf8))
    let response = await HubAPI(served.hub).respond(to: request)
    guard case .bytes(let bytes) = response.body else {
      Issue.record("it is a stream")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(response.status.code == 400)
    #expect(text.contains(words), "\(text)")
    #expect(try await served.hub.end == 0)
  }

  @Test("A batch of more than a hundred messages is refused, and so is another media type")
  func refusesTooMuch() async throws {
    let served = try ServedHub()
    try await served.with { address in
      let client = HTTPClient(address: address)
      let long = SourceBatch(
        source: "users", after: 0,
        entries: (1...101).map { .init(position: $0, message: .user($0)) })
      let body = try long.json()
      #expect(try await client.ask(.post, "/events", json: body).status == 400)
      let huge = "\"\(String(repeating: "x", count: 3 * 1024 * 1024))\""
      #expect(try await client.ask(.post, "/events", json: huge).status == 413)
    }
    let request = HTTPRequest(
      method: .post, target: "/events", headers: [.contentType: "text/plain"],
      body: Array(try SourceBatch.users(1).json().utf8))
    #expect(await HubAPI(served.hub).respond(to: request).status.code == 415)
    #expect(try await served.hub.end == 0)
  }
}
