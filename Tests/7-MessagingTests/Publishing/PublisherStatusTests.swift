import EventSourcing
import ExerciseSupport
import Foundation
import InMemoryStoreSolution
import Messaging
import StoreConformance
import TestStores
import Testing

@Suite("Stage 7: The status of a publisher")
struct PublisherStatusTests {
  @Test("The status tells the position, the lag and what was set aside", .endToEnd)
  func tells() async throws {
    let log = GivenLog(.letters("a1 b1? c1 d1 e1!"))
    let office = PostOffice(log)
    let before = try await PublisherStatus(of: office.checkpoints, in: log)
    let outcome = try await office.publish()
    log.add(.letters("f1 g1", after: 5))
    let status = try await PublisherStatus(of: office.checkpoints, in: log)
    try #require(outcome.error == nil, "Publishing \(outcome.words).")
    #expect(before.progress.position == .start)
    #expect(before.lag == 5)
    #expect(status.progress.position.rawValue == 15)
    #expect(status.lag == 2)
    #expect(status.progress.setAsideCount == 1)
    #expect(
      status.setAside.map(\.description) == [
        "the message of event 6 of box-b can't be sent and was set aside: this letter can't be read"
      ])
    #expect(office.queue.letters == ["a1", "c1", "d1"])
  }

  @Test("A checkpoint beyond the end of the log is that of another log", .endToEnd)
  func noticesOtherLog() async throws {
    let office = PostOffice("a1 b1 c1")
    let first = try await office.publish()
    let other = PostOffice(GivenLog(.letters("a1")), checkpoints: office.checkpoints)
    let second = try await other.publish()
    #expect(first.error == nil)
    #expect((second.error as? ForeignCheckpoint)?.position.rawValue == 9)
    #expect(other.queue.letters.isEmpty)
  }

  @Test("A delay doubles up to its cap")
  func doubles() {
    let delays = RetryDelay(base: .milliseconds(100), cap: .milliseconds(700))
    #expect(
      [0, 1, 2, 3, 4, 5, .max].map { delays.delay(after: $0) }
        == [100, 100, 200, 400, 700, 700, 700].map { .milliseconds($0) })
  }

  @Test("The room of a window counts from the first message that waits")
  func hasRoom() {
    var window = SendWindow(after: .start, size: 4)
    var rooms = [window.room]
    for event in [RecordedEvent].letters("a1! b1 c1! d1") {
      let isPrivate = event.version > 0 && ["box-a", "box-c"].contains("\(event.stream)")
      window.add(event, message: isPrivate ? nil : OutgoingMessage(body: "x"))
      rooms.append(window.room)
    }
    #expect(rooms == [4, 4, 3, 2, 1])
  }
}
