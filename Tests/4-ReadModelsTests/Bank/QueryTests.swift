import EventSourcing
import Events
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Questions and answers")
struct QueryTests {
  private let accounts = WatchedStorage<AccountList>()
  private let projection: Projection<AccountList>
  private let queries: Queries

  init() {
    projection = Projection(storage: accounts)
    queries = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      clock: StoppedClock())
  }

  /// Opens these accounts, in this order.
  private func open(_ ids: Int...) async throws {
    let events = ids.map { Account.Event.opened(accountID: AccountID(rawValue: $0)) }
    try await projection.follow(GivenLog(.log(events)))
  }

  @Test("An answer says how far the model had come", .exercise("4.12"))
  func answers() async throws {
    try await open(3, 1)
    let answer = try await queries.account(1)
    try #require(
      answer.value.id == 1 && answer.position.rawValue == 2,
      """
      Account 1 was opened at position 2. The answer has to be about account 1, at position 2, but \
      it is about account \(answer.value.id), at position \(answer.position). \
      Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("Value and position are of the same moment", .exercise("4.12"))
  func readsOnce() async throws {
    try await open(1)
    let before = accounts.readCount
    _ = try await queries.account(1)
    try #require(
      accounts.readCount == before + 1,
      """
      One question looked at the model \(accounts.readCount - before) times. Between two looks an \
      event may come, and then the value is older than its position says. \
      Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("The position is that of the model", .exercise("4.12"))
  func answersForModel() async throws {
    try await open(3, 1)
    // A process that has just begun, and whose projection has not followed anything yet.
    let queries = Queries(
      accounts: Projection(storage: accounts), users: Projection(), statements: Projection(),
      totals: Projection(), clock: StoppedClock())
    let answer = try await queries.account(1)
    try #require(
      answer.position.rawValue == 2,
      """
      The saved model had seen the log up to position 2, and a projection that has only just begun \
      reads it. The answer is of position 2, but it says \(answer.position). The position belongs \
      to the model, and they are saved together. Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("An answer that has to know of a position waits for it", .exercise("4.12"))
  func waits() async throws {
    try await open(1)
    let known = try await queries.account(1, atLeast: GlobalPosition(rawValue: 1))
    let impatient = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      patience: .seconds(3), clock: ImmediateClock())
    let error = try await trouble {
      _ = try await impatient.account(1, atLeast: GlobalPosition(rawValue: 9))
    }
    let expected = ReadModelBehind(
      model: "accounts", position: GlobalPosition(rawValue: 9), limit: .seconds(3))
    try #require(
      known.value.id == 1 && error as? ReadModelBehind == expected,
      """
      The model had come to position 1, and somebody needs an answer that knows of position 9. \
      After 3 seconds of patience that has to throw: \(expected). It \
      \(error.map { "threw: \($0)" } ?? "answered"). Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("It looks when it has waited, and not before", .exercise("4.12"))
  func looksAfterwards() async throws {
    let clock = StoppedClock()
    let queries = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      clock: clock)
    let one = GlobalPosition(rawValue: 1)
    let asking = Task { try await queries.accounts(limit: 10, atLeast: one) }
    _ = try await soon { await clock.hasBegun() }
    try await open(1)
    let answer = try await soon { try await asking.value }
    try #require(
      answer?.value.rows.map(\.id) == [1],
      """
      Somebody asked for the accounts with all up to position 1, at which account 1 was then \
      opened. The answer has to have it, but it has \
      \(answer.map { "\($0.value.rows.map(\.id))" } ?? "not come"). Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("What is not there is not there", .exercise("4.12"))
  func findsNothing() async throws {
    try await open(1)
    let known = try await queries.account(1)
    let errors = [
      try await trouble { [queries] in _ = try await queries.account(7) },
      try await trouble { [queries] in _ = try await queries.statement(of: 7, limit: 5) },
      try await trouble { [queries] in _ = try await queries.user(7) },
    ].map { $0 as? QueryError }
    try #require(
      known.value.id == 1
        && errors == [.unknownAccount(7), .unknownAccount(7), .unknownUser(7)],
      """
      There is no account 7 and no user 7. Questions about them have to throw that, but they threw \
      \(errors.map { $0.map { "\($0)" } ?? "nothing of the kind" }). \
      Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test(
    "A page says whether there is more", .exercise("4.12"),
    arguments: [
      (nil, 1, [1], true), (nil, 2, [1, 2], true), (nil, 3, [1, 2, 5], false),
      (nil, 50, [1, 2, 5], false), (2, 1, [5], false), (5, 1, [], false), (3, 1, [5], false),
    ])
  func pages(after: Int?, limit: Int, ids: [Int], hasMore: Bool) async throws {
    try await open(5, 1, 2)
    let id = after.map { AccountID(rawValue: $0) }
    let page = try await queries.accounts(after: id, limit: limit).value
    let question = "After account \(after.map(String.init) ?? "none"), at most \(limit)"
    try #require(
      page.rows.map(\.id.rawValue) == ids,
      """
      There are the accounts 1, 2 and 5. \(question): that is \(ids), but your page has \
      \(page.rows.map(\.id.rawValue)). Read: Chapter 4, exercise 4.12.
      """)
    try #require(
      page.hasMore == hasMore,
      """
      There are the accounts 1, 2 and 5. \(question): that is \(ids), and after them \
      \(hasMore ? "there is more" : "comes nothing more"), but your page says the contrary. A page \
      that is full by chance is the last one all the same. Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test(
    "A page that nobody can mean is refused", .exercise("4.12"), arguments: [0, 101, 1_000_000])
  func refusesLimit(limit: Int) async throws {
    try await open(1)
    let refused = try await trouble { [queries] in _ = try await queries.accounts(limit: 100) }
    try #require(
      refused == nil,
      """
      Somebody asked for a page of 100 rows, the longest there is. That has to be answered, but it \
      threw: \(refused.map { "\($0)" } ?? ""). Read: Chapter 4, exercise 4.12.
      """)
    let error = try await trouble { [queries] in _ = try await queries.accounts(limit: limit) }
    try #require(
      error as? QueryError == .limit(limit),
      """
      A page has 1 to 100 rows, and somebody asked for \(limit). That has to throw \
      QueryError.limit, but it \(error.map { "threw \($0)" } ?? "gave a page"). Whoever can ask \
      for a million rows does so one day. Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("The longest page, too, says whether there is more", .exercise("4.12"))
  func looksBeyondTheLongestPage() async throws {
    let events = (1...101).map { Account.Event.opened(accountID: AccountID(rawValue: $0)) }
    try await projection.follow(GivenLog(.log(events)))
    let page = try await queries.accounts().value
    try #require(
      page.rows.count == 100 && page.hasMore,
      """
      There are 101 accounts, and the longest page has 100 of them. There is one more, but your \
      page has \(page.rows.count) and says that there is \(page.hasMore ? "more" : "nothing more"). \
      Read: Chapter 4, exercise 4.12.
      """)
  }

  @Test("A model that has stopped is not asked for what it has not seen", .exercise("4.12"))
  func passesTroubleOn() async throws {
    try await open(1)
    let known = try await queries.account(1)
    projection.stop(because: DiskFull())
    let error = try await trouble { [queries] in
      _ = try await queries.account(1, atLeast: GlobalPosition(rawValue: 9))
    }
    try #require(
      known.value.id == 1 && error is DiskFull,
      """
      The model stopped at position 1, because the disk is full, and somebody needs an answer that \
      knows of position 9. That has to throw the reason, but it \
      \(error.map { "threw: \($0)" } ?? "answered with what it had"). \
      Read: Chapter 4, exercise 4.12.
      """)
  }
}
