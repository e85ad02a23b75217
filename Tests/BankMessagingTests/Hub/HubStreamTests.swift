import EventSourcing
import Foundation
import HTTPServer
import Messaging
import StoreConformance
import Testing

@testable import BankMessaging

@Suite("The live stream of the hub")
struct HubStreamTests {
  /// Ends a stream from within.
  private struct Enough: Error {}

  /// The first `count` messages of a stream after `position`; `reached` is told after each of them.
  private func messages(
    _ count: Int, at address: HTTPAddress, after position: Int,
    reached: @escaping @Sendable (Int) async throws -> Void = { _ in }
  ) async throws -> [HubEvent]? {
    try await soon(within: .seconds(10)) {
      var events: [HubEvent] = []
      do {
        try await HubClient(address).follow(after: position) { event in
          events.append(event)
          try await reached(events.count)
          if events.count == count { throw Enough() }
        }
      } catch is Enough {}
      return events
    }
  }

  @Test("A stream has what is in the hub, and then each new message")
  func followsOn() async throws {
    let served = try ServedHub()
    _ = try await served.hub.accept(.users(3, 6))
    try await served.with { address in
      let events = try await messages(3, at: address, after: 0) { count in
        if count == 2 { _ = try await served.hub.accept(.users(after: 6, 9)) }
      }
      #expect(events?.map(\.position) == [1, 2, 3])
      #expect(events?.map(\.message) == [.user(3), .user(6), .user(9)])
    }
  }

  @Test("A client that comes back goes on after its Last-Event-ID")
  func resumes() async throws {
    let served = try ServedHub()
    _ = try await served.hub.accept(.users(3, 6, 9))
    try await served.with { address in
      let events = try await messages(1, at: address, after: 2)
      #expect(events?.map(\.position) == [3])
    }
  }

  @Test("Every part of a message arrives unchanged")
  func keepsText() async throws {
    let served = try ServedHub()
    let message = Message(
      id: MessageID(rawValue: "a\nid: 7\n\ndata: x"), source: "users", type: "Odd\r\nevent: x",
      subject: "user-1", sequence: 1, time: Date(timeIntervalSince1970: 0),
      data: ["text": .string("two\nlines \u{2028} 🇨🇭 \u{0} \\ \"")])
    _ = try await served.hub.accept(
      SourceBatch(source: "users", after: 0, entries: [.init(position: 1, message: message)]))
    try await served.with { address in
      let events = try await messages(1, at: address, after: 0)
      #expect(events?.map(\.message) == [message])
    }
  }

  @Test("A client that is ahead of the hub is told so")
  func refusesFuture() async throws {
    let served = try ServedHub()
    _ = try await served.hub.accept(.users(3))
    try await served.with { address in
      let refusal = await #expect(throws: HubRefusal.self) {
        try await HubClient(address).follow(after: 7) { _ in }
      }
      #expect(refusal?.status == 404)
      #expect(refusal?.detail == "the hub has no message at position 7: its last one is at 1")
    }
  }

  @Test("A silent stream has heartbeats")
  func hasHeartbeats() async throws {
    let served = try ServedHub()
    try await served.with(silence: .milliseconds(1)) { address in
      let text = try await soon(within: .seconds(10)) {
        let stream = try await HTTPClient(address: address).open(.get, "/events/stream", [:])
        var bytes = stream.first
        while bytes.count(where: { $0 == UInt8(ascii: ":") }) < 3,
          let more = try await stream.next()
        {
          bytes += more
        }
        return String(decoding: bytes, as: UTF8.self)
      }
      #expect(text?.hasPrefix(": still here\n\n: still here\n\n: still here") == true)
    }
  }

  @Test("A client that leaves is followed by nobody")
  func noticesLeaving() async throws {
    let served = try ServedHub()
    try await served.with(silence: .milliseconds(10)) { address in
      let follower = Task { try await HubClient(address).follow(after: 0) { _ in } }
      let hasCome: Void? = try await soon(within: .seconds(10)) {
        while served.hub.followerCount < 1 { await Task.yield() }
      }
      follower.cancel()
      await #expect(throws: CancellationError.self) { try await follower.value }
      let hasLeft: Void? = try await soon(within: .seconds(10)) {
        while served.hub.followerCount > 0 { await Task.yield() }
      }
      #expect(hasCome != nil && hasLeft != nil)
    }
  }

  @Test(
    "A position that isn't a number is refused",
    arguments: ["x", "-1", "99999999999999999999", "1 2"])
  func refusesPlace(text: String) async throws {
    let served = try ServedHub()
    let request = HTTPRequest(
      method: .get, target: "/events/stream", headers: ["Last-Event-ID": text])
    #expect(await HubAPI(served.hub).respond(to: request).status.code == 400)
  }

  @Test("If no server listens, the error says so")
  func findsNobody() async throws {
    let nothing: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in HTTPResponse(.ok) }
    let address = try await serving(nothing) { $0 }
    await #expect(throws: NoAnswer(reason: "Connection refused")) {
      try await HubClient(address).accept(.users())
    }
  }
}
