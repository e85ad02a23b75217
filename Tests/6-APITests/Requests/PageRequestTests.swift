import API
import APISupport
import ExerciseSupport
import HTTPServer
import ReadModels
import Testing

@Suite("Stage 6: The requested page")
struct PageRequestTests {
  /// `after 0, limit 100`, or `threw InvalidRequest for the field "limit": …`.
  private func words(_ page: Outcome<PageRequest>) -> String {
    if let page = page.value { return "after \(page.after), limit \(page.limit)" }
    guard let error = page.error as? InvalidRequest else { return page.description }
    let field = error.field.map { "the field \"\($0)\"" } ?? "no field"
    return "threw InvalidRequest for \(field): \(error.reason)"
  }

  private func read(_ query: String) throws -> Outcome<PageRequest> {
    try Outcome { try PageRequest(of: .get("/accounts/\(query)")) }
  }

  @Test(
    "The query is read, with defaults for what is missing",
    .exercise("6.10"),
    arguments: [
      ("", 0, 100), ("?", 0, 100), ("?after=7", 7, 100), ("?limit=5", 0, 5),
      ("?after=7&limit=5", 7, 5), ("?limit=1&after=0", 0, 1), ("?limit=100", 0, 100),
      ("?after=9223372036854775807", .max, 100),
    ])
  func reads(query: String, after: Int, limit: Int) throws {
    let page = try read(query)
    try #require(
      page.value?.after == after && page.value?.limit == limit,
      """
      GET /accounts/\(query) asks for a page. Without `limit` it has 100 rows, and without `after` it \
      begins at the beginning.
        expected: after \(after), limit \(limit)
        got:      \(words(page))
      Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "A limit out of range is refused", .exercise("6.10"),
    arguments: ["0", "101", "1000000", "-1", "", "five", "5.0", "1e1", "%2B5"])
  func refusesLimit(text: String) throws {
    let known = try read("?limit=100")
    let page = try read("?limit=\(text)")
    try #require(
      known.value?.limit == 100 && (page.error as? InvalidRequest)?.field == "limit",
      """
      A limit is a whole number from 1 to 100. The queries were ?limit=\(text) and ?limit=100.
        expected: InvalidRequest for the field "limit", and limit 100
        got:      \(words(page)), and \(words(known))
      A client doesn't notice a corrected limit, and a limit without a maximum is the whole bank at \
      once. Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "An `after` that isn't a number is refused", .exercise("6.10"),
    arguments: ["-1", "", "a", "1.0", "9223372036854775808", "%2B5"])
  func refusesAfter(text: String) throws {
    let known = try read("?after=0")
    let page = try read("?after=\(text)")
    try #require(
      known.value?.after == 0 && (page.error as? InvalidRequest)?.field == "after",
      """
      `after` is a whole number from 0. The queries were ?after=\(text) and ?after=0.
        expected: InvalidRequest for the field "after", and after 0
        got:      \(words(page)), and \(words(known))
      Taken for 0, it sends a client back to the first page, again and again. \
      Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "Unknown and repeated items of the query are refused", .exercise("6.10"),
    arguments: [
      ("?offset=5", "offset"), ("?limit=5&page=2", "page"), ("?after=1&after=2", "after"),
    ])
  func refusesOthers(query: String, field: String) throws {
    let page = try read(query)
    try #require(
      (page.error as? InvalidRequest)?.field == field,
      """
      GET /accounts/\(query) has an item "\(field)" that is unknown, or there twice.
        expected: InvalidRequest for the field "\(field)"
        got:      \(words(page))
      The client expects a page that it doesn't get. Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "The link leads to the rows after the last one", .exercise("6.10"),
    arguments: [
      ("?limit=2", 9, 2), ("?after=20&limit=7", 31, 7), ("", 250, 100), ("?after=3", 4, 100),
    ])
  func links(query: String, last: Int, limit: Int) throws {
    let page = try #require(try read(query).value, "See the other tests of exercise 6.10.")
    let headers = page.link(at: "/users/", hasMore: true, last: last)
    let next = NextLink(headers)
    try #require(
      next?.path == "/users/" && next?.query == ["after": "\(last)", "limit": "\(limit)"],
      """
      GET /users/\(query) showed rows up to number \(last), and there are more.
        expected: Link: </users/?after=\(last)&limit=\(limit)>; rel="next"
        got:      Link: \(headers[.link] ?? "none")
      `after` is the number of the last row: a count of rows is wrong as soon as a row is inserted. \
      Chapter 6, exercise 6.10.
      """)
  }

  @Test("The last page has no link", .exercise("6.10"))
  func endsWithLastPage() throws {
    let page = try #require(try read("?limit=2").value, "See the other tests of exercise 6.10.")
    let more = page.link(at: "/users/", hasMore: true, last: 2)
    let full = page.link(at: "/users/", hasMore: false, last: 2)
    let empty = page.link(at: "/users/", hasMore: false, last: nil)
    try #require(
      more[.link] != nil && full[.link] == nil && empty[.link] == nil,
      """
      A link says that there is another page. These are a page with more rows after it, the last page, \
      and a page without rows.
        expected: a link, none, and none
        got:      \(more[.link] ?? "none"), \(full[.link] ?? "none"), and \(empty[.link] ?? "none")
      With a link on the last page, clients go on for ever. Chapter 6, exercise 6.10.
      """)
  }
}

/// A `Link` to the next page (RFC 8288).
struct NextLink: Equatable {
  let path: String
  let query: [String: String]

  /// `nil` when there is no such link.
  init?(_ headers: HTTPHeaders) {
    let shape = #/<([^<>?]*)\?([^<>?]*)>\s*;\s*rel="?next"?/#
    guard let match = headers[.link]?.wholeMatch(of: shape) else { return nil }
    path = String(match.1)
    let items = match.2.split(separator: "&").map { item in
      item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    }
    query = Dictionary(items.map { ($0[0], $0.count == 2 ? $0[1] : "") }) { first, _ in first }
  }

  /// Where it leads.
  var target: String {
    path + "?"
      + query.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: "&")
  }
}
