import EventSourcing
import ExerciseSupport
import InMemoryStore
import StoreConformance
import Testing

@Suite("Stage 2: The end of following")
struct FollowingToItsEndTests {
  @Test("A cancelled reader stops waiting", .exercise("2.11"))
  func endsWhileWaiting() async throws {
    try await LogForReading.requireReader()
    let log = LogForReading(positions: 1...1)
    let events = log.events()
    let reading = Task { try await Self.read(events) }
    let hasWaited: Void? = try await soon { await log.sawItsEnd() }
    reading.cancel()
    let end = try await soon { try await reading.value }
    try #require(
      hasWaited != nil && end == "[1], then `nil`",
      """
      A reader got the one event of the log and waited for more; then its task was cancelled.
        expected: [1], then `nil`
        got:      \(end ?? "it went on waiting")
      `nil` ends the reader's loop. A server that shuts down can't wait for its readers for ever, \
      and being stopped isn't an error. Chapter 2, exercise 2.11.
      """)
  }

  @Test("A cancelled reader gets no more events, even if there are more", .exercise("2.11"))
  func endsInTheMiddle() async throws {
    let log = LogForReading(positions: 1...1_000)
    let events = log.events(pageSize: 10)
    let end = try await soon {
      try await Self.read(events) { count in
        if count == 3 { withUnsafeCurrentTask { $0?.cancel() } }
      }
    }
    try #require(
      end == "[1, 2, 3], then `nil`",
      """
      A reader took 3 of 1000 events, and then its task was cancelled.
        expected: [1, 2, 3], then `nil`
        got:      \(end ?? "no end")
      A program that is being stopped should not process a million events first, nor the rest of \
      its page. Chapter 2, exercise 2.11.
      """)
  }

  @Test("Two readers of one subscription don't affect each other", .exercise("2.11"))
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
      Two readers took turns reading one subscription of four events.
        expected: [[1, 2, 3, 4], [1, 2, 3, 4]]
        got:      \(taken.map { "\($0)" } ?? "fewer events, and no end")
      Each iterator has its own position and its own page. Chapter 2, exercise 2.11.
      """)
  }

  /// Reads `events` to their end, and says which came and how they ended.
  ///
  /// - Throws: `Unfinished` when `next` does.
  private static func read(
    _ events: Subscription, each: @Sendable (_ count: Int) -> Void = { _ in }
  ) async throws -> String {
    var positions: [Int] = []
    var all: String { positions.count > 20 ? "\(positions.count) events" : "\(positions)" }
    do {
      for try await event in events {
        positions.append(event.position.rawValue)
        each(positions.count)
      }
      return "\(all), then `nil`"
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch {
      return "\(all), then `next()` threw \(type(of: error))"
    }
  }

  @Test("An error of the log reaches the reader", .exercise("2.11"))
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
      Reading the log threw `DiskTrouble`.
        expected: `next()` threw DiskTrouble
        got:      `next()` \(outcome ?? "waited for ever")
      A reader that takes an error for the end shows old balances from then on. \
      Chapter 2, exercise 2.11.
      """)
  }
}

private struct DiskTrouble: Error {}
