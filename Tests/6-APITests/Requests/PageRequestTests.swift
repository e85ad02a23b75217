import API
import APISupport
import ExerciseSupport
import HTTPServer
import ReadModels
import Testing

@Suite("Stage 6: Which page is wanted")
struct PageRequestTests {
  private func read(_ query: String) throws -> Outcome<PageRequest> {
    try Outcome { try PageRequest(of: .get("/accounts/\(query)")) }
  }

  @Test(
    "What the query says is read, and what it does not say is from the beginning",
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
      GET /accounts/\(query) asks for at most \(limit) rows after number \(after). Without a \
      limit a page has 100 rows, and without `after` it begins before number 1. But your code \
      \(page). Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "A limit that nobody may ask for is refused", .exercise("6.10"),
    arguments: ["0", "101", "1000000", "-1", "", "five", "5.0", "1e1", "%2B5"])
  func refusesLimit(text: String) throws {
    let known = try read("?limit=100")
    let page = try read("?limit=\(text)")
    try #require(
      known.value?.limit == 100 && (page.error as? InvalidRequest)?.field == "limit",
      """
      A limit is a whole number from 1 to 100, and it was "\(text)". That has to throw an \
      InvalidRequest for the field "limit", but it \(page); 100 itself \(known). Whoever gets \
      another page than they asked for does not notice, and a limit without a bound is the whole \
      bank at once. Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "An `after` that is no number is refused", .exercise("6.10"),
    arguments: ["-1", "", "a", "1.0", "9223372036854775808", "%2B5"])
  func refusesAfter(text: String) throws {
    let known = try read("?after=0")
    let page = try read("?after=\(text)")
    try #require(
      known.value?.after == 0 && (page.error as? InvalidRequest)?.field == "after",
      """
      `after` is 0 or a number that was seen, and it was "\(text)". That has to throw an \
      InvalidRequest for the field "after", but it \(page); 0 itself \(known). Taken for 0, it \
      sends a client back to the first page, again and again. Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "What nobody reads is refused, and so is what is there twice", .exercise("6.10"),
    arguments: [
      ("?offset=5", "offset"), ("?limit=5&page=2", "page"), ("?after=1&after=2", "after"),
    ])
  func refusesOthers(query: String, field: String) throws {
    let page = try read(query)
    try #require(
      (page.error as? InvalidRequest)?.field == field,
      """
      GET /accounts/\(query): "\(field)" is not something that can be asked for like that. It has \
      to throw an InvalidRequest for the field "\(field)", but it \(page). Whoever sends it \
      believes in a page that they will not get. Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test(
    "The link leads to what comes after the last row", .exercise("6.10"),
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
      GET /users/\(query) gave rows up to number \(last), and there are more. The answer needs \
      Link: </users/?after=\(last)&limit=\(limit)>; rel="next", but it has \
      \(headers[.link] ?? "none"). After the last row: what is counted from the first one moves \
      when something is added. Read: Chapter 6, exercise 6.10.
      """)
  }

  @Test("After the last page there is no link", .exercise("6.10"))
  func endsWithLastPage() throws {
    let page = try #require(try read("?limit=2").value, "See the other tests of exercise 6.10.")
    let more = page.link(at: "/users/", hasMore: true, last: 2)
    let full = page.link(at: "/users/", hasMore: false, last: 2)
    let empty = page.link(at: "/users/", hasMore: false, last: nil)
    try #require(
      more[.link] != nil && full[.link] == nil && empty[.link] == nil,
      """
      A page says by its link that there is more. Where there is more, your code has \
      \(more[.link] ?? "none"); on the last page it has \(full[.link] ?? "none"), and without any \
      rows \(empty[.link] ?? "none"). The last two have to be none, or clients go on for ever. \
      Read: Chapter 6, exercise 6.10.
      """)
  }
}

/// What a `Link` to the next page says (RFC 8288).
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
