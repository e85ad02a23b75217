import EventSourcing
import Foundation
import InMemoryStore
import Messaging
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("A service pushes its log to the hub")
struct HubPusherTests {
  private func pusher(
    of log: any EventStore, to hub: any HubIntake,
    report: @escaping @Sendable (String) -> Void = { _ in }
  ) -> HubPusher {
    HubPusher(
      of: log, from: "post", to: hub, clock: ImmediateQueueClock(), report: report,
      translate: Letter.message)
  }

  private func texts(in hub: Hub) async throws -> [String] {
    try await hub.events(after: 0, limit: 1_000).map { event in
      if case .string(let text) = event.message.data["text"] { text } else { "?" }
    }
  }

  @Test("Each public event becomes a message, in the order of the log")
  func pushesInOrder() async throws {
    let office = try HubOffice()
    let log = GivenLog(.letters("a1 b1 a2! c1 b2!"))
    try await pusher(of: log, to: office.hub).catchUp()
    #expect(try await texts(in: office.hub) == ["a1", "b1", "c1"])
    #expect(try await office.send("post", after: 0, "") == 12)
  }

  @Test("A new pusher goes on where the hub is, and repeats only the last message")
  func goesOn() async throws {
    let office = try HubOffice()
    let log = GivenLog(.letters("a1 b1"))
    try await pusher(of: log, to: office.hub).catchUp()
    log.add(.letters("a2 b2", after: 2))
    let watched = HookedIntake(office.hub)
    try await pusher(of: log, to: watched).catchUp()
    #expect(try await texts(in: office.hub) == ["a1", "b1", "a2", "b2"])
    #expect(watched.batches.map { $0.entries.map(\.position) } == [[6, 9, 12]])
  }

  @Test("After a lost answer, the same messages come again and are stored once")
  func survivesLostAnswer() async throws {
    let office = try HubOffice()
    let hub = HookedIntake(
      office.hub,
      after: { number in if number == 2 { throw ConnectionLost() } })
    let pusher = pusher(of: GivenLog(.letters("a1 b1 a2")), to: hub)
    await #expect(throws: ConnectionLost.self) { try await pusher.catchUp() }
    try await pusher.catchUp()
    #expect(try await texts(in: office.hub) == ["a1", "b1", "a2"])
  }

  @Test("When the hub was restored from an older copy, the pusher goes back")
  func goesBackAfterGap() async throws {
    let (office, older) = (try HubOffice(), try HubOffice())
    let letters = [RecordedEvent].letters("a1 b1 a2 b2 a3")
    try await pusher(of: GivenLog(Array(letters.prefix(2))), to: older.hub).catchUp()
    let hub = HookedIntake(office.hub)
    // The hub is replaced while the pusher reads its second page, of which it knows that it is next.
    let log = GivenLog(
      Array(letters.prefix(4)), longestPage: 2,
      beforePage: { number, log in
        if number == 3 {
          hub.replace(with: older.hub)
          log.add(Array(letters.suffix(1)))
        }
      })
    try await pusher(of: log, to: hub).catchUp()
    #expect(try await texts(in: older.hub) == ["a1", "b1", "a2", "b2", "a3"])
  }

  @Test("A log that ends before the hub's checkpoint is not pushed")
  func refusesShorterLog() async throws {
    let office = try HubOffice()
    try await pusher(of: GivenLog(.letters("a1 b1 a2")), to: office.hub).catchUp()
    let restored = pusher(of: GivenLog(.letters("a1 b1")), to: office.hub)
    await #expect(throws: HubAhead(source: "post", position: 9)) { try await restored.catchUp() }
  }

  @Test("A log with another event at the hub's checkpoint is detected")
  func refusesOtherLog() async throws {
    let office = try HubOffice()
    try await pusher(of: GivenLog(.letters("a1 b1")), to: office.hub).catchUp()
    let other = pusher(of: GivenLog(.letters("a1 c1 c2")), to: office.hub)
    await #expect(
      throws: HubError.conflict(MessageID(rawValue: CountedEventIDs.id(numbered: 2).description))
    ) {
      try await other.catchUp()
    }
    #expect(try await texts(in: office.hub) == ["a1", "b1"])
  }

  @Test("A long log is pushed in batches of a hundred")
  func pushesInBatches() async throws {
    let office = try HubOffice()
    let hub = HookedIntake(office.hub)
    let letters = (1...250).map { "a\($0)" }
    try await pusher(of: GivenLog(.letters(letters.joined(separator: " "))), to: hub).catchUp()
    #expect(hub.batches.map(\.entries.count) == [100, 100, 50])
    #expect(try await texts(in: office.hub) == letters)
  }

  @Test("Long messages are pushed in batches of at most a mebibyte")
  func limitsBatches() async throws {
    let office = try HubOffice()
    let hub = HookedIntake(office.hub)
    let events = (1...4).map { number in
      RecordedEvent(
        position: GlobalPosition(rawValue: number), stream: .box, version: number,
        id: CountedEventIDs.id(numbered: UInt64(number)), recordedAt: .letterTime,
        event: Note(String(repeating: "\(number)", count: 400_000)))
    }
    try await pusher(of: GivenLog(events), to: hub).catchUp()
    #expect(hub.batches.map(\.entries.count) == [2, 2])
  }

  @Test("While it runs, each new event is pushed, also after failures")
  func followsLog() async throws {
    let office = try HubOffice()
    let log = InMemoryEventStore()
    let reports = Mutex<[String]>([])
    let hub = HookedIntake(
      office.hub,
      before: { number in if 2...4 ~= number { throw ConnectionLost() } })
    let pusher = pusher(of: log, to: hub) { text in reports.withLock { $0.append(text) } }
    let running = Task { await pusher.run() }
    let following = try await office.hub.follow(after: 0)
    let texts = try await soon {
      var texts: [String] = []
      for number in 1...3 {
        try await log.append(
          [NewEvent(id: CountedEventIDs.id(numbered: UInt64(number)), event: Note("n\(number)"))],
          to: .box, expecting: .any)
        for try await event in following where event.position == number {
          texts.append(event.message.word)
          break
        }
      }
      return texts
    }
    running.cancel()
    await running.value
    #expect(texts == ["n1", "n2", "n3"])
    #expect(reports.withLock { $0 } == ["the connection was lost"])
  }

  @Test("An event that can't be translated stops the later ones, and is reported")
  func stopsAtBrokenEvent() async throws {
    let office = try HubOffice()
    let pusher = pusher(of: GivenLog(.letters("a1 b1? a2")), to: office.hub)
    await #expect(throws: Letter.Broken.self) { try await pusher.catchUp() }
    #expect(try await texts(in: office.hub).isEmpty)
  }
}
