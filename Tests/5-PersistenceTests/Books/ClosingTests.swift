import EventSourcing
import Events
import ExerciseSupport
import InMemoryStore
import Persistence
import TestStores
import Testing

@Suite("Stage 5: Closing the books")
struct ClosingTests {
  /// Till 3 on day 28: 200.00 in the morning, 50.00 in, 30.00 out, so 220.00 should be there.
  private let log = InMemoryEventStore()
  private let float = Money(cents: 200_00)
  private let today = Till.stream(of: 3, on: 28)
  private let tomorrow = Till.stream(of: 3, on: 29)

  private func openDay(in store: any EventStore) async throws -> TillBooks {
    let books = TillBooks(store: store)
    try await books.open(3, on: 28, float: float)
    try await books.record(.paidIn(amount: Money(cents: 50_00)), in: 3, on: 28)
    try await books.record(.paidOut(amount: Money(cents: 30_00)), in: 3, on: 28)
    return books
  }

  private func words(_ event: Till.Event?) -> String { event.map { "\($0)" } ?? "no event" }

  private func words(_ events: [Till.Event]) -> String {
    events.isEmpty ? "empty" : events.map { "\($0)" }.joined(separator: ", ")
  }

  private func words(_ outcome: Outcome<Money>) -> String {
    outcome.error.map { "threw \(type(of: $0)), \($0)" } ?? "returned \(outcome.value ?? .zero)"
  }

  private func events(of stream: StreamID) async throws -> [Till.Event] {
    try await log.read(stream).compactMap { $0.event as? Till.Event }
  }

  @Test("Closing ends the day's stream with the expected and the counted cash", .exercise("5.16"))
  func closes() async throws {
    let books = try await openDay(in: log)
    try await books.close(3, on: 28, counted: Money(cents: 219_50))
    let last = try await events(of: today).last
    let expected = Till.Event.closed(
      expected: Money(cents: 220_00), counted: Money(cents: 219_50))
    try #require(
      last == expected,
      """
      The day began with 200.00; 50.00 came in and 30.00 went out. The teller counts 219.50.
        expected: the stream ends with \(expected)
        got:      \(words(last))
      The summary holds what the events add up to, and what was really there; their difference is \
      what the auditors want to see. Chapter 5, exercise 5.16.
      """)
  }

  @Test("The next day's stream begins with the cash that was counted", .exercise("5.16"))
  func opensTheNextDay() async throws {
    let books = try await openDay(in: log)
    let returned = try await books.close(3, on: 28, counted: Money(cents: 219_50))
    let next = try await events(of: tomorrow)
    try #require(
      next == [.opened(float: Money(cents: 219_50))] && returned == Money(cents: 219_50),
      """
      219.50 were counted in the evening, 220.00 were expected.
        expected: till-3.29 is opened(float: 219.50), and `close` returns 219.50
        got:      till-3.29 is \(words(next)), and `close` returned \(returned)
      The next period starts with a fact, not with a calculation: this much is in the drawer. \
      Chapter 5, exercise 5.16.
      """)
  }

  @Test("The books of a day are read from the streams of that day and the next", .exercise("5.16"))
  func readsOnePeriod() async throws {
    let store = CountingStore(log)
    let books = try await openDay(in: store)
    for day in 28...34 {
      try await books.close(3, on: day, counted: Money(cents: 200_00 + day))
    }
    let before = store.eventsRead
    try await books.close(3, on: 35, counted: Money(cents: 235_00))
    let count = store.eventsRead - before
    try #require(
      count <= 1,
      """
      On day 35, the till has a history of a week, and one event since the morning.
        expected: closing the day reads 1 event
        got:      \(count) events were read
      The opening event sums up all days before, so nothing older has to be read. \
      Chapter 5, exercise 5.16.
      """)
  }

  @Test("A payment that comes after the count makes the closing fail", .exercise("5.16"))
  func conflict() async throws {
    let late = Till.Event.paidIn(amount: Money(cents: 7_00))
    let today = today
    let store = HookedStore(
      log,
      beforeAppend: { append, store in
        guard case .closed? = append.events.first?.event as? Till.Event else { return }
        try await store.record([late], in: today)
      })
    let books = try await openDay(in: store)
    let outcome = try await Outcome.awaiting {
      try await books.close(3, on: 28, counted: Money(cents: 220_00))
    }
    try #require(
      outcome.error is VersionConflict,
      """
      220.00 are counted, then 7.00 are paid in, then the books are closed.
        expected: `close` throws VersionConflict
        got:      it \(words(outcome))
      Close at the version that you have read, `.exactly(version)`. Otherwise the summary is wrong \
      forever, and 7.00 are missing the next morning. Chapter 5, exercise 5.16.
      """)
    let recorded = try await (events(of: today).last, events(of: tomorrow))
    #expect(
      recorded == (late, []),
      """
      The closing was refused.
        expected: the day is open, and the next day has no stream
        got:      the day ends with \(words(recorded.0)), the next one is \(words(recorded.1))
      Nothing may be recorded when the closing fails. Chapter 5, exercise 5.16.
      """)
  }

  @Test(
    "After a crash, closing again opens the next day with the recorded count", .exercise("5.16"))
  func resumes() async throws {
    let store = HookedStore(
      log,
      afterAppend: { append, _ in
        // The float, two payments, the closing.
        if append.number == 4 { throw StoreTrouble() }
      })
    let books = try await openDay(in: store)
    _ = try? await books.close(3, on: 28, counted: Money(cents: 219_50))
    try await books.close(3, on: 28, counted: Money(cents: 100_00))
    let next = try await events(of: tomorrow)
    let closings = try await events(of: today).count { event in
      if case .closed = event { true } else { false }
    }
    try #require(
      next == [.opened(float: Money(cents: 219_50))] && closings == 1,
      """
      The process stopped after it had recorded the closing with 219.50. `close` is called again, \
      with another amount.
        expected: 1 closing; till-3.29 is opened(float: 219.50)
        got:      \(closings == 1 ? "1 closing" : "\(closings) closings"); till-3.29 is \(words(next))
      Two streams are two appends, and a process can stop between them. What is recorded counts: \
      continue from it, and do the step that is missing. Chapter 5, exercise 5.16.
      """)
  }

  @Test("Closing twice records nothing new", .exercise("5.16"))
  func twice() async throws {
    let books = try await openDay(in: log)
    try await books.close(3, on: 28, counted: Money(cents: 219_50))
    try await books.record(.paidIn(amount: Money(cents: 5_00)), in: 3, on: 29)
    let before = try await log.readAll(after: .start, limit: 100).count
    let again = try await books.close(3, on: 28, counted: Money(cents: 219_50))
    let after = try await log.readAll(after: .start, limit: 100).count
    try #require(
      after == before && again == Money(cents: 219_50),
      """
      The books of day 28 are closed, and day 29 has begun. `close` is called for day 28 again.
        expected: no new event, and it returns 219.50
        got:      \(after - before == 1 ? "1 new event" : "\(after - before) new events"), and it \
      returned \(again)
      Look whether the next day has a stream before you open it. Chapter 5, exercise 5.16.
      """)
  }

  @Test("A day that was never opened can't be closed", .exercise("5.16"))
  func unopened() async throws {
    let books = TillBooks(store: log)
    let outcome = try await Outcome.awaiting { try await books.close(3, on: 28, counted: float) }
    try #require(
      outcome.error as? TillError == .notOpen(day: 28),
      """
      Day 28 has no events.
        expected: `close` throws TillError, notOpen(day: 28)
        got:      it \(words(outcome))
      Otherwise a typing mistake in a date puts cash into a drawer. Chapter 5, exercise 5.16.
      """)
    #expect(
      try await log.readAll(after: .start, limit: 100).isEmpty,
      "The closing was refused, but something was recorded. Chapter 5, exercise 5.16.")
  }
}
