import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import Foundation
import HTTPServer
import InMemoryStoreSolution
import Testing

@Suite("Stage 6: The version at a date")
struct PointInTimeTests {
  private let clock = ManualWallClock(.noon)
  private let store: InMemoryEventStore
  private let stream = Account.stream(of: 1)

  init() { store = InMemoryEventStore(clock: clock) }

  /// Records an event of account 1 at each of these seconds after noon; the clock stays at the last one.
  ///
  /// Before each, account 9 gets an event, so that versions and positions are different numbers.
  private func record(at seconds: Double...) async throws {
    for second in seconds {
      clock.advance(by: Date.noon.addingTimeInterval(second).timeIntervalSince(clock.now))
      for id: AccountID in [9, 1] {
        let event = Account.Event.deposited(accountID: id, amount: .ten)
        try await store.append(
          [NewEvent(id: RandomEventIDs().next(), event: event)], to: Account.stream(of: id),
          expecting: .any)
      }
    }
  }

  /// The version at `moment`, when it is `now` seconds after noon.
  private func version(
    at moment: PointInTime, now: Double = 3600
  ) async throws(Unfinished) -> Outcome<Int> {
    let now = Timestamp(Date.noon.addingTimeInterval(now))
    return try await .awaiting { [stream, store] in
      try await moment.version(of: stream, in: store, now: now)
    }
  }

  private func seconds(_ second: Double) -> PointInTime {
    .date(Timestamp(Date.noon.addingTimeInterval(second)))
  }

  @Test("An existing version is returned as it is", .exercise("6.11"), arguments: 1...3)
  func finds(number: Int) async throws {
    try await record(at: 0, 10, 20)
    let version = try await version(at: .version(number))
    try #require(
      version.value == number,
      """
      Account 1 is at version 3, and a query asks for version \(number).
        expected: \(number)
        got:      \(words(version))
      Chapter 6, exercise 6.11.
      """)
  }

  @Test("A version that the stream hasn't reached is refused", .exercise("6.11"))
  func refusesVersion() async throws {
    try await record(at: 0, 10, 20)
    let last = try await version(at: .version(3))
    let next = try await version(at: .version(4))
    let none = try await Outcome.awaiting { [store] in
      try await PointInTime.version(1).version(
        of: Account.stream(of: 7), in: store, now: Timestamp(.noon))
    }
    try #require(
      last.value == 3 && isNotReached(next, "version") && isNotReached(none, "version"),
      """
      Account 1 is at version 3, and account 7 was never opened. The queries ask for versions 3 and 4 of \
      account 1, and for version 1 of account 7.
        expected: 3; not-reached for the field "version"; not-reached for the field "version"
        got:      \(words(last)); \(words(next)); \(words(none))
      Answered with version 3, the same query has another answer tomorrow. A version is not a position: \
      the log has six events. Chapter 6, exercise 6.11.
      """)
  }

  @Test("A version is not a position in the log", .exercise("6.11"))
  func countsVersions() async throws {
    try await record(at: 0, 10, 20)
    let date = try await version(at: seconds(10))
    let beyond = try await version(at: .version(5))
    try #require(
      date.value == 2 && isNotReached(beyond, "version"),
      """
      Account 1 has versions 1 to 3, at the positions 2, 4 and 6 of the log. One query asks how it was \
      at its second event, and one for version 5.
        expected: 2, and not-reached for the field "version"
        got:      \(words(date)), and \(words(beyond))
      A position counts the events of all streams: use `version`. Chapter 6, exercise 6.11.
      """)
  }

  @Test(
    "A date includes all events recorded until then", .exercise("6.11"),
    arguments: [
      (-60, 0), (-0.000001, 0), (0, 1), (5, 1), (9.999999, 1), (10, 2), (10.000001, 2),
      (20.499999, 2), (20.5, 4), (1000, 4),
    ])
  func findsDate(second: Double, number: Int) async throws {
    // Two of them at the same moment.
    try await record(at: 0, 10, 20.5, 20.5)
    let version = try await version(at: seconds(second))
    try #require(
      version.value == number,
      """
      The events of account 1 were recorded 0, 10, 20.5 and 20.5 seconds after noon. A query asks how it \
      was \(second.formatted(.number.precision(.fractionLength(0...6)))) seconds after noon, \
      with the events of that very moment.
        expected: version \(number)
        got:      \(words(version))
      Chapter 6, exercise 6.11.
      """)
  }

  @Test("A long stream is read to its end", .exercise("6.11"))
  func readsToTheEnd() async throws {
    let events = (1...1_200).map { _ in
      NewEvent(
        id: RandomEventIDs().next(),
        event: Account.Event.deposited(accountID: 1, amount: .ten))
    }
    try await store.append(events, to: stream, expecting: .noStream)
    try await record(at: 10)
    let before = try await version(at: seconds(5))
    let after = try await version(at: seconds(10))
    try #require(
      before.value == 1_200 && after.value == 1_201,
      """
      Account 1 has 1200 events at noon, and one ten seconds later. The queries ask how it was five and \
      ten seconds after noon.
        expected: version 1200, and version 1201
        got:      \(words(before)), and \(words(after))
      `store.read(stream)` has all events; a page doesn't. Chapter 6, exercise 6.11.
      """)
  }

  @Test("The timestamp in a response finds that response's version", .exercise("6.11"))
  func findsWhatWasShown() async throws {
    for fraction in stride(from: 0.0, to: 0.000_003, by: 0.000_000_2) {
      let (clock, stream) = (ManualWallClock(.noon.addingTimeInterval(fraction)), stream)
      let store = InMemoryEventStore(clock: clock)
      let event = NewEvent(
        id: RandomEventIDs().next(), event: Account.Event.opened(accountID: 1))
      try await store.append([event], to: stream, expecting: .noStream)
      let recorded = try #require(try await store.read(stream).first?.recordedAt)
      let shown = Timestamp(recorded).description
      let moment = PointInTime.date(try #require(Timestamp(parsing: shown)))
      let version = try await Outcome.awaiting {
        try await moment.version(of: stream, in: store, now: Timestamp(.noon + 60))
      }
      try #require(
        version.value == 1,
        """
        An event was recorded, a response showed its time, and a query asks for that time, \(shown).
          expected: version 1
          got:      \(words(version))
        A `Date` is finer than what is shown. Compare `Timestamp`s. Chapter 6, exercise 6.11.
        """)
    }
  }

  @Test("A date in the future is refused", .exercise("6.11"))
  func refusesFuture() async throws {
    try await record(at: 0, 10)
    let now = try await version(at: seconds(30), now: 30)
    let later = try await version(at: seconds(30.000001), now: 30)
    try #require(
      now.value == 2 && isNotReached(later, "as_of"),
      """
      It is 30 seconds after noon. The queries ask for that moment, and for a microsecond later.
        expected: version 2, and not-reached for the field "as_of"
        got:      \(words(now)), and \(words(later))
      An answer about the future would be another one a second later; `now` itself is known. \
      Chapter 6, exercise 6.11.
      """)
  }

  @Test("`now` is the parameter, not the system's clock", .exercise("6.11"))
  func takesNow() async throws {
    try await record(at: 0, 10)
    let future = try await version(at: seconds(3e9), now: 4e9)
    let past = try await version(at: seconds(10), now: 5)
    try #require(
      future.value == 2 && isNotReached(past, "as_of"),
      """
      `now` says what time it is, in whatever year. The queries ask for a date before it, and for one \
      after it.
        expected: version 2, and not-reached for the field "as_of"
        got:      \(words(future)), and \(words(past))
      Chapter 6, exercise 6.11.
      """)
  }

  @Test("If a clock was set back, the order of the stream counts", .exercise("6.11"))
  func standsClocks() async throws {
    try await record(at: 0, 100, 10, 20)
    let known = try await version(at: seconds(0))
    let between = try await version(at: seconds(50))
    let later = try await version(at: seconds(100))
    try #require(
      known.value == 1 && between.value == 1 && later.value == 4,
      """
      The clock was set back: the four events of account 1 were recorded 0, 100, 10 and 20 seconds after \
      noon. The queries ask how it was at 0, at 50 and at 100.
        expected: version 1, version 1 and version 4
        got:      \(words(known)), \(words(between)) and \(words(later))
      There never was a state without event 2 and with event 3. Stop at the first event that is too \
      late. Chapter 6, exercise 6.11.
      """)
  }

  /// `version 2`, or `not-reached for the field "as_of"`, or another error.
  private func words(_ outcome: Outcome<Int>) -> String {
    if let version = outcome.value { return "version \(version)" }
    guard let problem = outcome.error as? Problem else { return outcome.description }
    let field = problem.field.map { "the field \"\($0)\"" } ?? "no field"
    return "\(problem.name ?? problem.status.phrase) for \(field)"
  }

  private func isNotReached(_ outcome: Outcome<Int>, _ field: String) -> Bool {
    guard let problem = outcome.error as? Problem else { return false }
    return problem.name == "not-reached" && problem.field == field
  }
}
