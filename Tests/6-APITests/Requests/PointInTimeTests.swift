import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import Foundation
import HTTPServer
import InMemoryStoreSolution
import Testing

@Suite("Stage 6: The version of a moment")
struct PointInTimeTests {
  private let clock = ManualWallClock(.noon)
  private let store: InMemoryEventStore
  private let stream = Account.stream(of: 1)

  init() { store = InMemoryEventStore(clock: clock) }

  /// Account 1 with an event at each of these seconds after noon; the clock stays at the last one.
  private func record(at seconds: Double...) async throws {
    for second in seconds {
      clock.advance(by: Date.noon.addingTimeInterval(second).timeIntervalSince(clock.now))
      let event = Account.Event.deposited(accountID: 1, amount: .ten)
      try await store.append(
        [NewEvent(id: RandomEventIDs().next(), event: event)], to: stream, expecting: .any)
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

  @Test("A version that there was is that version", .exercise("6.11"), arguments: 1...3)
  func finds(number: Int) async throws {
    try await record(at: 0, 10, 20)
    let version = try await version(at: .version(number))
    try #require(
      version.value == number,
      """
      Account 1 is at version 3, and somebody asks for version \(number). That was there, but your \
      code \(version). Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("A version that has not come yet is not there", .exercise("6.11"))
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
      Account 1 is at version 3, and account 7 was never opened. Version 3 is there; version 4, and \
      version 1 of account 7, have not come yet: each is a Problem of the kind notReached for the \
      field "version". But they \(last), \(words(next)) and \(words(none)). Answered with the version before, \
      whoever asks takes the present for something that is still to come. \
      Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test(
    "At a date, all counts that was recorded until then", .exercise("6.11"),
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
      The events of account 1 were recorded 0, 10, 20.5 and 20.5 seconds after noon, and somebody asks \
      how it was \(second.formatted(.number.precision(.fractionLength(0...6)))) seconds after noon. With all that was recorded at that very moment it \
      was at version \(number), and your code \(version). Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("However many events there are, all of them are looked at", .exercise("6.11"))
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
      Account 1 has 1200 events of noon, and one of ten seconds after it. Five seconds after noon it \
      was at version 1200, and then at 1201, but your code \(before) and \(after). \
      Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("The moment that an answer showed leads back to it", .exercise("6.11"))
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
        An event was recorded, and an answer showed \(shown) for it. At that moment the account was \
        at version 1, but your code \(version). A Date is finer than what was shown: compare what \
        is shown. Read: Chapter 6, exercise 6.11.
        """)
    }
  }

  @Test("A date that has not come yet is not known", .exercise("6.11"))
  func refusesFuture() async throws {
    try await record(at: 0, 10)
    let now = try await version(at: seconds(30), now: 30)
    let later = try await version(at: seconds(30.000001), now: 30)
    try #require(
      now.value == 2 && isNotReached(later, "as_of"),
      """
      It is 30 seconds after noon. How things are now is known: version 2, and your code \(now). \
      How they will be a microsecond later nobody knows, so that is a Problem of the kind \
      notReached for the field "as_of", but it \(words(later)). The same question would be answered \
      otherwise a second later. Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("Now is what the caller says, and not the clock on the wall", .exercise("6.11"))
  func takesNow() async throws {
    try await record(at: 0, 10)
    let future = try await version(at: seconds(3e9), now: 4e9)
    let past = try await version(at: seconds(10), now: 5)
    try #require(
      future.value == 2 && isNotReached(past, "as_of"),
      """
      `now` says what time it is. A date before it has come, in whatever year: version 2, and your \
      code \(future). One after it has not: notReached, but it \(past). \
      Read: Chapter 6, exercise 6.11.
      """)
  }

  @Test("Where a clock was set back, the order of the stream counts", .exercise("6.11"))
  func standsClocks() async throws {
    try await record(at: 0, 100, 10, 20)
    let known = try await version(at: seconds(0))
    let between = try await version(at: seconds(50))
    let later = try await version(at: seconds(100))
    try #require(
      known.value == 1 && between.value == 1 && later.value == 4,
      """
      The clock was set back: the four events were recorded 0, 100, 10 and 20 seconds after noon. \
      At 50, version 2 had not come, and what stands behind it neither: that is version 1, and at \
      100 it is version 4. But they \(between) and \(later), and at 0 it \(known). A version without \
      the ones before it there never was. Read: Chapter 6, exercise 6.11.
      """)
  }

  /// The outcome, and for a problem also the field, by which a client finds it.
  private func words(_ outcome: Outcome<Int>) -> String {
    guard let problem = outcome.error as? Problem else { return outcome.description }
    return "\(outcome), for \(problem.field.map { "the field \"\($0)\"" } ?? "no field")"
  }

  private func isNotReached(_ outcome: Outcome<Int>, _ field: String) -> Bool {
    guard let problem = outcome.error as? Problem else { return false }
    return problem.name == "not-reached" && problem.field == field
  }
}
