import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Page by page")
struct PagingTests {
  /// Every value of `member` in the pages from `target` on, as their links lead.
  ///
  /// `turning` happens between two pages.
  private func walk(
    _ target: String, _ member: String, at bank: Counter,
    turning: () async throws -> Void = {}
  ) async throws -> [[Int]] {
    var pages: [[Int]] = []
    var next: String? = target
    while let target = next, pages.count < 20 {
      if !pages.isEmpty { try await turning() }
      let reply = try await bank.ask(.get(target))
      guard case .array(let rows) = reply.json else { return pages }
      pages.append(
        rows.compactMap { row in
          guard case .object(let members) = row, case .integer(let number) = members[member] else {
            return nil
          }
          return number
        })
      next = NextLink(reply.headers)?.target
    }
    return pages
  }

  @Test("The links lead through all accounts, and each is there once", .exercise("6.10"))
  func walksAccounts() async throws {
    let bank = Counter(patience: .zero)
    for number in [1, 2, 5, 8, 9] { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let pages = try await walk("/accounts/?limit=2", "account_id", at: bank)
    try #require(
      pages == [[1, 2], [5, 8], [9]],
      """
      There are the accounts 1, 2, 5, 8 and 9. In pages of 2, as the links lead, that is \
      [1, 2], [5, 8], [9], but it was \(pages). Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test("A page that is full by chance is the last one all the same", .exercise("6.10"))
  func endsWithFullPage() async throws {
    let bank = Counter(patience: .zero)
    for number in 1...4 { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let pages = try await walk("/accounts?limit=2", "account_id", at: bank)
    try #require(
      pages == [[1, 2], [3, 4]],
      """
      There are the accounts 1 to 4. In pages of 2 that is [1, 2] and [3, 4], and no link after \
      them, but it was \(pages). Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test("Accounts that are opened meanwhile move nothing", .exercise("6.10"))
  func standsGrowth() async throws {
    let bank = Counter(patience: .zero)
    for number in [10, 20, 30, 40] { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let new = Count()
    let pages = try await walk("/accounts/?limit=2", "account_id", at: bank) {
      // Before all that were seen.
      try await bank.prepare(AccountID(rawValue: new.next()))
      try await bank.reads.catchUp()
    }
    try #require(
      pages == [[10, 20], [30, 40]],
      """
      There were the accounts 10, 20, 30 and 40, and between two pages somebody opened account 1. \
      The second page still begins after 20, so the pages are [10, 20] and [30, 40], but they were \
      \(pages). Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test("A history and the users are turned like that, too", .exercise("6.10"))
  func walksOthers() async throws {
    let bank = Counter(patience: .zero)
    try await bank.prepare()
    try await bank.record(
      [Account.Event.withdrawn(accountID: 1, amount: .ten)], in: Account.stream(of: 1))
    for number in [3, 4, 7] {
      let id = UserID(rawValue: number)
      let email = try EmailAddress(parsing: "user\(number)@example.com")
      try await bank.record(
        [User.Event.created(userID: id, firstName: "A", lastName: "B", email: email)],
        in: User.stream(of: id))
    }
    try await bank.reads.catchUp()
    let history = try await walk("/accounts/1/events?limit=2", "version", at: bank)
    let rest = try await walk("/accounts/1/events?after=2", "version", at: bank)
    let users = try await walk("/users/?limit=2&after=3", "user_id", at: bank)
    try #require(
      history == [[1, 2], [3]] && rest == [[3]] && users == [[4, 7]],
      """
      Account 1 has versions 1 to 3, and there are users 3, 4 and 7. The history in pages of 2 is \
      [1, 2], [3], and after version 2 [3]; the users after 3 are [4, 7]. But they were \(history), \
      \(rest) and \(users). Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test("A page that is not understood is refused, whatever the list", .exercise("6.10"))
  func refuses() async throws {
    let bank = Counter(patience: .zero)
    try await bank.prepare()
    try await bank.reads.catchUp()
    for path in ["/accounts/", "/users/", "/accounts/1/events"] {
      let reply = try await bank.ask(.get("\(path)?limit=101"))
      try #require(
        reply.status == 400 && reply.problem == "invalid-request"
          && reply["field"] == .string("limit"),
        """
        GET \(path)?limit=101: a page has 1 to 100 rows. The answer has to be 400 \
        invalid-request for the field "limit", but it is \(reply). \
        Read: Chapter 6, exercise 6.10.
        """)
    }
  }
}
