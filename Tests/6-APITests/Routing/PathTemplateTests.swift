import API
import ExerciseSupport
import Testing

@Suite("Stage 6: The values in a path")
struct PathTemplateTests {
  @Test(
    "A path without values matches, with a slash at the end or without", .exercise("6.1"),
    arguments: [
      ("/accounts", "/accounts"), ("/accounts", "/accounts/"), ("/events/stream", "/events/stream"),
      ("/events/stream", "/events/stream/"), ("/", "/"),
    ])
  func matchesWords(template: String, path: String) throws {
    let values = PathTemplate(template).values(in: path)
    try #require(
      values == [:],
      """
      The path "\(path)" matches the template "\(template)".
        expected: no values, [:]
        got:      \(words(values))
      People add a slash at the end or leave it out, and mean the same. Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "The values of a path come with their names", .exercise("6.1"),
    arguments: [
      ("/accounts/{account_id}", "/accounts/7", ["account_id": "7"]),
      ("/accounts/{account_id}", "/accounts/7/", ["account_id": "7"]),
      ("/accounts/{account_id}/events", "/accounts/12/events", ["account_id": "12"]),
      ("/{kind}/{number}", "/users/3", ["kind": "users", "number": "3"]),
    ])
  func findsValues(template: String, path: String, expected: [String: String]) throws {
    let values = PathTemplate(template).values(in: path)
    try #require(
      values == expected,
      """
      The path "\(path)" matches the template "\(template)".
        expected: \(words(expected))
        got:      \(words(values))
      The handler looks its values up by the names in braces. Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A path with other segments does not match", .exercise("6.1"),
    arguments: [
      ("/accounts", "/users", "the word differs"), ("/accounts", "/account", "the word differs"),
      ("/accounts", "/Accounts", "paths are case-sensitive (RFC 9110, section 4.2.3)"),
      ("/accounts", "/", "a segment is missing"), ("/", "/accounts", "there is one segment more"),
      ("/accounts", "/accounts/7", "there is one segment more"),
      ("/accounts/{account_id}", "/accounts", "the value is missing"),
      ("/accounts/{account_id}", "/accounts/", "the value is missing"),
      ("/accounts/{account_id}", "/users/7", "the word differs"),
      ("/accounts/{account_id}", "/accounts/7/events", "there is one segment more"),
      ("/accounts/{account_id}/events", "/accounts/7", "a segment is missing"),
      ("/accounts/{account_id}/events", "/accounts/7/users", "the last word differs"),
    ])
  func tellsApart(template: String, path: String, reason: String) throws {
    try requireNil(template, path, because: reason) {
      "With a match, the request would be answered by the wrong handler."
    }
  }

  @Test(
    "A segment is never empty", .exercise("6.1"),
    arguments: [
      ("/deposit", "//deposit"), ("/deposit", "/deposit//"), ("/", "//"),
      ("/accounts/{account_id}", "/accounts//7"), ("/accounts/{account_id}", "/accounts//"),
      ("/accounts/{account_id}/events", "/accounts//events"),
    ])
  func refusesEmptySegments(template: String, path: String) throws {
    try requireNil(template, path, because: "there is nothing between two of its slashes") {
      "A proxy that blocks \"/deposit\" for strangers lets \"//deposit\" through."
    }
  }

  @Test(
    "A path begins with a slash", .exercise("6.1"),
    arguments: [("/accounts", "accounts"), ("/accounts", "x/accounts"), ("/", "*"), ("/", "")])
  func beginsWithSlash(template: String, path: String) throws {
    try requireNil(template, path, because: "it does not begin with a slash") {
      "A request may have `*` as its target, and that is not a path."
    }
  }

  @Test(
    "Each segment is percent-decoded once, after the split", .exercise("6.1"),
    arguments: [
      ("/users/J%C3%B6rg", "Jörg", "%C3%B6 is an ö in UTF-8"),
      ("/users/a%2Fb", "a/b", "an encoded slash belongs to the value: split first, then decode"),
      ("/users/a%3Fb", "a?b", "an encoded question mark begins no query"),
      ("/users/%2541", "%41", "the result of decoding is not decoded again"),
      ("/users/a+b", "a+b", "a plus stands for a space in forms, and for a plus in paths"),
      ("/%75sers/7", "7", "words are decoded as well: %75 is a u (RFC 3986, section 6.2.2.2)"),
    ])
  func decodes(path: String, value: String, reason: String) throws {
    let values = PathTemplate("/users/{user_id}").values(in: path)
    try #require(
      values == ["user_id": value],
      """
      The path "\(path)" matches "/users/{user_id}": \(reason).
        expected: user_id "\(value)"
        got:      \(words(values))
      Split the path first, and decode each segment then. Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A path that can't be decoded does not match", .exercise("6.1"),
    arguments: ["/users/%zz", "/users/50%", "/users/%FF"])
  func refusesWhatIsNotEncoded(path: String) throws {
    try requireNil("/users/{user_id}", path, because: "it has a % that encodes no text") {
      "A proxy and the bank could read it in two ways, and one of them lets it pass."
    }
  }

  /// Requires that `path` does not match. A template that matches nothing at all does not count.
  private func requireNil(
    _ template: String, _ path: String, because reason: String, _ meaning: () -> String
  ) throws {
    let known = PathTemplate("/accounts/{account_id}").values(in: "/accounts/7")
    try #require(
      known != nil,
      """
      The path "/accounts/7" matches the template "/accounts/{account_id}".
        expected: account_id "7"
        got:      nil
      Without a match, no request is answered at all. Chapter 6, exercise 6.1.
      """)
    let values = PathTemplate(template).values(in: path)
    try #require(
      values == nil,
      """
      The path "\(path)" does not match the template "\(template)": \(reason).
        expected: nil
        got:      \(words(values))
      \(meaning()) Chapter 6, exercise 6.1.
      """)
  }

  private func words(_ values: [String: String]?) -> String {
    guard let values else { return "nil" }
    guard !values.isEmpty else { return "no values, [:]" }
    return values.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value)\"" }
      .joined(separator: ", ")
  }
}
