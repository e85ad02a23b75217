import API
import APISupport
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Keyset pagination")
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

  @Test("The links lead through all accounts, each of them once", .exercise("6.10"))
  func walksAccounts() async throws {
    let bank = Counter(patience: .zero)
    for number in [1, 2, 5, 8, 9] { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let pages = try await walk("/accounts/?limit=2", "account_id", at: bank)
    try #require(
      pages == [[1, 2], [5, 8], [9]],
      """
      The accounts are 1, 2, 5, 8 and 9, and a client follows the links in pages of 2.
        expected: [[1, 2], [5, 8], [9]]
        got:      \(pages)
      Chapter 6, exercise 6.10.
      """)
  }

  @Test("A full page can be the last one", .exercise("6.10"))
  func endsWithFullPage() async throws {
    let bank = Counter(patience: .zero)
    for number in 1...4 { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let pages = try await walk("/accounts?limit=2", "account_id", at: bank)
    try #require(
      pages == [[1, 2], [3, 4]],
      """
      The accounts are 1 to 4, and a client follows the links in pages of 2.
        expected: [[1, 2], [3, 4]]
        got:      \(pages)
      `hasMore` says whether there are more rows. Chapter 6, exercise 6.10.
      """)
  }

  @Test("Accounts that are opened in between move no row", .exercise("6.10"))
  func standsGrowth() async throws {
    let bank = Counter(patience: .zero)
    for number in [10, 20, 30, 40] { try await bank.prepare(AccountID(rawValue: number)) }
    try await bank.reads.catchUp()
    let new = Count()
    let pages = try await walk("/accounts/?limit=2", "account_id", at: bank) {
      // Before all rows that were shown.
      try await bank.prepare(AccountID(rawValue: new.next()))
      try await bank.reads.catchUp()
    }
    try #require(
      pages == [[10, 20], [30, 40]],
      """
      The accounts were 10, 20, 30 and 40, and between two pages of 2 someone opened account 1.
        expected: [[10, 20], [30, 40]]
        got:      \(pages)
      The second page begins after 20, whatever was inserted before it. Chapter 6, exercise 6.10.
      """)
  }

  @Test("A history and the users are paged in the same way", .exercise("6.10"))
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
      Account 1 has versions 1 to 3, and the users are 3, 4 and 7. A client reads the history in pages \
      of 2, the history after version 2, and the users after 3.
        expected: [[1, 2], [3]], [[3]] and [[4, 7]]
        got:      \(history), \(rest) and \(users)
      Chapter 6, exercise 6.10.
      """)
  }

  @Test("Every list refuses an invalid page", .exercise("6.10"))
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
        GET \(path)?limit=101 came, and a page has 1 to 100 rows.
          expected: 400 invalid-request for the field "limit"
          got:      \(reply)
        Chapter 6, exercise 6.10.
        """)
    }
  }
}
