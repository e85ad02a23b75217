import EventSourcing
import Events
import ExerciseSupport
import ReadModels
import StoreConformance
import TestStores
import Testing

@Suite("Stage 4: Queries")
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

  @Test("An answer has the position of its model", .exercise("4.12"))
  func answers() async throws {
    try await open(3, 1)
    let answer = try await queries.account(1)
    try #require(
      answer.value.id == 1 && answer.position.rawValue == 2,
      """
      Account 1 was opened at position 2, and a client asked for it.
        expected: account 1, as of position 2
        got:      account \(answer.value.id), as of position \(answer.position)
      Chapter 4, exercise 4.12.
      """)
  }

  @Test("Value and position come from one read", .exercise("4.12"))
  func readsOnce() async throws {
    try await open(1)
    let before = accounts.readCount
    _ = try await queries.account(1)
    try #require(
      accounts.readCount == before + 1,
      """
      One query read the model more than once.
        expected: 1 read
        got:      \(accounts.readCount - before) reads
      Between two reads an event may come, and then the value is older than its position says. \
      Make the whole result inside one `read`. Chapter 4, exercise 4.12.
      """)
  }

  @Test("The position of an answer is the saved checkpoint", .exercise("4.12"))
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
      The saved model has seen the log up to position 2. A new process reads it, whose projection \
      has not followed the log yet.
        expected: as of position 2
        got:      as of position \(answer.position)
      The position is saved with the model: it is the checkpoint. Chapter 4, exercise 4.12.
      """)
  }

  @Test("A query waits for the position that it needs", .exercise("4.12"))
  func waits() async throws {
    try await open(1)
    let known = try await queries.account(1, atLeast: GlobalPosition(rawValue: 1))
    let clock = ImmediateClock()
    let impatient = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      patience: .seconds(3), clock: clock)
    let error = try await trouble {
      _ = try await impatient.account(1, atLeast: GlobalPosition(rawValue: 9))
    }
    let expected = ReadModelBehind(
      model: "accounts", position: GlobalPosition(rawValue: 9), limit: .seconds(3))
    try #require(
      known.value.id == 1 && error as? ReadModelBehind == expected
        && clock.waits == [.seconds(3)],
      """
      The model had reached position 1, and a client asked for an answer as of position 9, with a \
      patience of 3 seconds.
      \(Comparison.differing(
        Comparison(
          expected: "it threw ReadModelBehind: \(expected)",
          got: "it \(error.map { "threw \(type(of: $0)): \($0)" } ?? "answered")"),
        Comparison(
          "sleeps on the clock of `Queries`", expected: "[3.0 seconds]", got: clock.waits)))
      An old balance would look like a new one. Wait with `patience`, on `clock`. \
      Chapter 4, exercise 4.12.
      """)
  }

  @Test("A query reads the model after waiting, not before", .exercise("4.12"))
  func looksAfterwards() async throws {
    let clock = StoppedClock()
    let queries = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      clock: clock)
    let one = GlobalPosition(rawValue: 1)
    let asking = Task { try await queries.accounts(limit: 10, atLeast: one) }
    _ = try await soon { await clock.hasBegun() }
    try await open(1)
    let outcome = try await Outcome.soon { try await asking.value }
    try #require(
      outcome.value?.value.rows.map(\.id) == [1],
      """
      A client asked for the accounts as of position 1. Account 1 was opened there while the query \
      waited.
        expected accounts: [1]
        got:               \(outcome.value.map { "\($0.value.rows.map(\.id))" } ?? "no answer; it \(outcome)")
      A model that is read before the wait is the old one. Chapter 4, exercise 4.12.
      """)
  }

  @Test("A query asks its question after waiting, not before", .exercise("4.12"))
  func asksAfterwards() async throws {
    let clock = StoppedClock()
    let queries = Queries(
      accounts: projection, users: Projection(), statements: Projection(), totals: Projection(),
      clock: clock)
    let one = GlobalPosition(rawValue: 1)
    let asking = Task { try await queries.account(1, atLeast: one) }
    _ = try await soon { await clock.hasBegun() }
    try await open(1)
    let outcome = try await Outcome.soon { try await asking.value }
    try #require(
      outcome.value?.value.id == 1,
      """
      A client opened account 1 at position 1 and asked for it as of position 1, before the model \
      had it. Account 1 came while the query waited.
        expected: account 1
        got:      \(outcome.value.map { "account \($0.value.id)" } ?? "no answer; it \(outcome)")
      A question to an old model is answered with "there is no such account". Wait first. \
      Chapter 4, exercise 4.12.
      """)
  }

  @Test("A query for something that does not exist throws", .exercise("4.12"))
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
      There is no account 7 and no user 7, and a client asked for both and for a statement.
        expected: account 7 does not exist (twice), user 7 does not exist
        got:      \(errors.map { $0.map { "\($0)" } ?? "no QueryError" }.joined(separator: ", "))
      The closure of the query may throw; let that through. Chapter 4, exercise 4.12.
      """)
  }

  @Test(
    "A page says whether more rows follow", .exercise("4.12"),
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
      There are the accounts 1, 2 and 5. \(question):
        expected rows: \(ids)
        got:           \(page.rows.map(\.id.rawValue))
      Show the first `limit` rows of what you asked for. Chapter 4, exercise 4.12.
      """)
    try #require(
      page.hasMore == hasMore,
      """
      There are the accounts 1, 2 and 5. \(question), the page has \(ids).
        expected: hasMore is \(hasMore)
        got:      hasMore is \(page.hasMore)
      A full page may still be the last one, and a client that trusts a wrong `hasMore` misses \
      accounts or asks for ever. Look at one row more than you show. Chapter 4, exercise 4.12.
      """)
  }

  @Test(
    "A limit out of range is rejected, not corrected", .exercise("4.12"),
    arguments: [0, 101, 1_000_000])
  func refusesLimit(limit: Int) async throws {
    try await open(1)
    let refused = try await trouble { [queries] in _ = try await queries.accounts(limit: 100) }
    let answer = refused.map { "it threw \(type(of: $0)): \($0)" } ?? "a page"
    try #require(
      refused == nil,
      """
      A client asked for a page of 100 rows, which is allowed: `PageLimit.longest` is 100.
        expected: a page
        got:      \(answer)
      Chapter 4, exercise 4.12.
      """)
    let error = try await trouble { [queries] in _ = try await queries.accounts(limit: limit) }
    try #require(
      error as? QueryError == .limit(limit),
      """
      A page has 1 to 100 rows, and a client asked for \(limit).
        expected: it throws QueryError.limit(\(limit))
        got:      \(error.map { "it threw \(type(of: $0)): \($0)" } ?? "a page")
      A client that asks for 1000 accounts and silently gets 100 believes that there are 100. \
      Chapter 4, exercise 4.12.
      """)
  }

  @Test("The longest page also says whether more rows follow", .exercise("4.12"))
  func looksBeyondTheLongestPage() async throws {
    let events = (1...101).map { Account.Event.opened(accountID: AccountID(rawValue: $0)) }
    try await projection.follow(GivenLog(.log(events)))
    let page = try await queries.accounts().value
    try #require(
      page.rows.count == 100 && page.hasMore,
      """
      There are 101 accounts, and a client asked for the longest page.
        expected: 100 rows, hasMore is true
        got:      \(page.rows.count) rows, hasMore is \(page.hasMore)
      The limit is for the rows that you show, not for those that you look at. \
      Chapter 4, exercise 4.12.
      """)
  }

  @Test("A query for an unreached position of a stopped model throws", .exercise("4.12"))
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
      The model stopped at position 1 because the disk is full, and a client asked for an answer as \
      of position 9.
        expected: it throws DiskFull: the disk is full
        got:      it \(error.map { "threw \(type(of: $0)): \($0)" } ?? "answered with the old model")
      An error of waiting is the result of the query. Chapter 4, exercise 4.12.
      """)
  }
}
