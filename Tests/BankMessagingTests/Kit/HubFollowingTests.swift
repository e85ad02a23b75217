import Foundation
import Messaging
import StoreConformance
import Testing

@Suite("Followers of an event hub")
struct HubFollowingTests {
  /// Lets `users` send the messages `u1` to `u<count>` that the hub doesn't have yet.
  private func send(_ numbers: ClosedRange<Int>, to office: HubOffice) async throws {
    let messages = numbers.map { "u\($0)@\($0)" }.joined(separator: " ")
    try await office.send("users", after: numbers.lowerBound - 1, messages)
  }

  /// The positions and words of the first `count` messages after `position`.
  private func messages(
    _ count: Int, of hub: Hub, after position: Int
  ) async throws -> [String]? {
    try await soon {
      var words: [String] = []
      for try await event in try await hub.follow(after: position) {
        words.append("\(event.position) \(event.message.word)")
        if words.count == count { break }
      }
      return words
    }
  }

  @Test("A follower gets what the hub has, and then each new message")
  func followsOn() async throws {
    let office = try HubOffice()
    try await send(1...2, to: office)
    let words = try await soon {
      var words: [String] = []
      for try await event in try await office.hub.follow(after: 0) {
        words.append(event.message.word)
        if words.count == 2 { try await send(3...4, to: office) }
        if words.count == 4 { break }
      }
      return words
    }
    #expect(words == ["u1", "u2", "u3", "u4"])
  }

  @Test("A follower that comes back goes on after the last message that it has")
  func resumes() async throws {
    let office = try HubOffice()
    try await send(1...5, to: office)
    #expect(try await messages(2, of: office.hub, after: 3) == ["4 u4", "5 u5"])
  }

  @Test("More messages than a page come each once and in order")
  func readsPages() async throws {
    let office = try HubOffice()
    try await send(1...230, to: office)
    let words = try await messages(230, of: office.hub, after: 0)
    #expect(words == (1...230).map { "\($0) u\($0)" })
  }

  @Test("One batch wakes all waiting followers")
  func wakesAll() async throws {
    let office = try HubOffice()
    let followers = (1...20).map { _ in
      Task { try await messages(2, of: office.hub, after: 0) }
    }
    _ = try await soon { while office.hub.followerCount < 20 { await Task.yield() } }
    try await send(1...2, to: office)
    for follower in followers { #expect(try await follower.value == ["1 u1", "2 u2"]) }
  }

  @Test("A follower that is cancelled leaves")
  func leaves() async throws {
    let office = try HubOffice()
    let follower = Task { try await messages(1, of: office.hub, after: 0) }
    let hasCome: Void? = try await soon {
      while office.hub.followerCount < 1 { await Task.yield() }
    }
    follower.cancel()
    _ = try? await follower.value
    let hasLeft: Void? = try await soon {
      while office.hub.followerCount > 0 { await Task.yield() }
    }
    #expect(hasCome != nil && hasLeft != nil)
  }

  @Test("A position that the hub hasn't reached belongs to another hub")
  func refusesFuture() async throws {
    let office = try HubOffice()
    try await send(1...2, to: office)
    await #expect(throws: BeyondHub(position: 3, end: 2)) {
      _ = try await office.hub.follow(after: 3)
    }
  }

  @Test("The messages about one subject are those of all sources, oldest first")
  func readsSubject() async throws {
    let office = try HubOffice()
    for (source, word, subject) in [
      ("users", "u1", "user-1"), ("accounts", "a1", "user-1"), ("cards", "c1", "user-10"),
    ] {
      let entry = SourceBatch.Entry(
        position: 1, message: .word(word, from: source, subject: subject))
      _ = try await office.hub.accept(SourceBatch(source: source, after: 0, entries: [entry]))
    }
    let events = try await office.hub.events(about: "user-1", limit: 10)
    #expect(events.map(\.message.word) == ["u1", "a1"])
    #expect(
      try await office.hub.events(about: "user-1", after: 1, limit: 10).map(\.position) == [2])
    #expect(try await office.hub.events(about: "user", limit: 10).isEmpty)
  }

  @Test("A message of another source is refused")
  func refusesForeignSource() async throws {
    let office = try HubOffice()
    let entry = SourceBatch.Entry(position: 1, message: .word("u1", from: "users"))
    await #expect(throws: HubError.foreignSource(MessageID(rawValue: "u1"))) {
      try await office.hub.accept(SourceBatch(source: "accounts", after: 0, entries: [entry]))
    }
  }
}
