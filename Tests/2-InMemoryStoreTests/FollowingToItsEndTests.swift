import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The end of following")
struct FollowingToItsEndTests {
  @Test("A cancelled reader who waits is let go", .exercise("2.11"))
  func endsWhileWaiting() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...1)
    let events = log.events()
    let reading = Task {
      var count = 0
      for try await _ in events { count += 1 }
      return count
    }
    let hasWaited: Void? = try await soon { await log.sawItsEnd() }
    reading.cancel()
    let count = try await soon { try await reading.value }
    try #require(
      hasWaited != nil && count == 1,
      """
      A reader got the one event of the log, waited, and its task was cancelled. Then `next` has \
      to return nil, so that its loop ends, but \
      \(count.map { "it had got \($0) events" } ?? "it went on waiting"). \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("A cancelled reader gets nothing more, even if there is more", .exercise("2.11"))
  func endsInTheMiddle() async throws {
    let log = LogForReading(positions: 1...1_000)
    let events = log.events(pageSize: 10)
    let taken = try await soon {
      var positions: [Int] = []
      for try await event in events {
        positions.append(event.position.rawValue)
        if positions.count == 3 { withUnsafeCurrentTask { $0?.cancel() } }
      }
      return positions
    }
    try #require(
      taken == [1, 2, 3],
      """
      A reader was cancelled when it had taken 3 of 1000 events, in pages of ten. It has to end \
      there, but your subscription gave \(taken?.count ?? 0) and \
      \(taken == nil ? "did not end" : "then ended"). A service that is being stopped should not \
      work off a million events first. Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("Two readers of one subscription take nothing from each other", .exercise("2.11"))
  func servesTwo() async throws {
    let log = LogForReading(positions: 1...4)
    let events = log.events(pageSize: 3)
    let taken = try await soon {
      var one = events.makeAsyncIterator()
      var other = events.makeAsyncIterator()
      var positions: [[Int]] = [[], []]
      for _ in 1...4 {
        if let event = try await one.next() { positions[0].append(event.position.rawValue) }
        if let event = try await other.next() { positions[1].append(event.position.rawValue) }
      }
      return positions
    }
    try #require(
      taken == [[1, 2, 3, 4], [1, 2, 3, 4]],
      """
      Two readers took turns at one subscription of four events, and got \
      \(taken.map { "\($0)" } ?? "too few"). Each of them has to get all four. \
      Read: Chapter 2, exercise 2.11.
      """)
  }

  @Test("A log that cannot be read says so to its reader", .exercise("2.11"))
  func passesErrorsOn() async throws {
    let signal = AppendSignal()
    let events = Subscription(after: .start, signals: signal.listen) { _, _ in throw DiskTrouble() }
    let outcome = try await soon {
      do {
        let event = try await events.first { _ in true }
        return "gave \(event.map { "\($0)" } ?? "nothing")"
      } catch let unfinished as Unfinished {
        throw unfinished
      } catch {
        return "threw \(type(of: error))"
      }
    }
    try #require(
      outcome == "threw DiskTrouble",
      """
      The log could not be read, and reading it threw DiskTrouble. The reader has to be told, and \
      not left alone with an end that is none: your subscription \(outcome ?? "waited for ever"). \
      Read: Chapter 2, exercise 2.11.
      """)
  }
}

private struct DiskTrouble: Error {}
