import API
import ExerciseSupport
import Testing

@Suite("Stage 6: The values in a path")
struct PathTemplateTests {
  @Test(
    "A path without values is found, with a slash at its end or without", .exercise("6.1"),
    arguments: [
      ("/accounts", "/accounts"), ("/accounts", "/accounts/"), ("/events/stream", "/events/stream"),
      ("/events/stream", "/events/stream/"), ("/", "/"),
    ])
  func findsWords(template: String, path: String) throws {
    let values = PathTemplate(template).values(in: path)
    try #require(
      values == [:],
      """
      "\(path)" is the path \(template), which has no values. That is an empty dictionary, but \
      your code gave \(words(values)). A slash at the end makes no difference: people write one \
      or forget it. Read: Chapter 6, exercise 6.1.
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
      "\(path)" is the path \(template) with \(words(expected)), but your code gave \
      \(words(values)). Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "Another path is another path", .exercise("6.1"),
    arguments: [
      ("/accounts", "/users", "the word is another one"),
      ("/accounts", "/account", "the word is another one"),
      ("/accounts", "/Accounts", "paths know capital letters (RFC 9110, section 4.2.3)"),
      ("/accounts", "/", "it has nothing in it"), ("/", "/accounts", "there is more in it"),
      ("/accounts", "/accounts/7", "there is more in it"),
      ("/accounts/{account_id}", "/accounts", "the value is missing"),
      ("/accounts/{account_id}", "/accounts/", "the value is missing"),
      ("/accounts/{account_id}", "/users/7", "the word is another one"),
      ("/accounts/{account_id}", "/accounts/7/events", "there is more in it"),
      ("/accounts/{account_id}/events", "/accounts/7", "there is less in it"),
      ("/accounts/{account_id}/events", "/accounts/7/users", "the last word is another one"),
    ])
  func tellsApart(template: String, path: String, reason: String) throws {
    let known = PathTemplate("/accounts/{account_id}").values(in: "/accounts/7")
    let values = PathTemplate(template).values(in: path)
    try #require(
      known != nil && values == nil,
      """
      "\(path)" is not the path \(template): \(reason). That is nil (and "/accounts/7" is \
      /accounts/{account_id}), but your code gave \(words(values)) (and \(words(known))). A request \
      that finds the wrong route is answered with somebody else's account. \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "Between two slashes there has to be something", .exercise("6.1"),
    arguments: [
      ("/deposit", "//deposit"), ("/deposit", "/deposit//"), ("/", "//"),
      ("/accounts/{account_id}", "/accounts//7"), ("/accounts/{account_id}", "/accounts//"),
      ("/accounts/{account_id}/events", "/accounts//events"),
    ])
  func wantsSomething(template: String, path: String) throws {
    let known = PathTemplate("/accounts/{account_id}").values(in: "/accounts/7")
    let values = PathTemplate(template).values(in: path)
    try #require(
      known != nil && values == nil,
      """
      "\(path)" is not the path \(template): there is nothing between two of its slashes, and \
      nothing is neither a word nor a value. That is nil, but your code gave \(words(values)). One \
      slash at the very end makes no difference, and no other one may be left out: a proxy that \
      keeps strangers from "/deposit" does not know "//deposit". Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A path begins with a slash", .exercise("6.1"),
    arguments: [("/accounts", "accounts"), ("/accounts", "x/accounts"), ("/", "*"), ("/", "")])
  func beginsWithSlash(template: String, path: String) throws {
    let known = PathTemplate("/accounts").values(in: "/accounts")
    let values = PathTemplate(template).values(in: path)
    try #require(
      known != nil && values == nil,
      """
      "\(path)" is not the path \(template), because it does not begin with a slash (a request may \
      have `*` for its target). That is nil, but your code gave \(words(values)). \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "A value is decoded on its own, and once", .exercise("6.1"),
    arguments: [
      ("/users/J%C3%B6rg", "Jörg", "the bytes of an ö are encoded"),
      ("/users/a%2Fb", "a/b", "an encoded slash belongs to the value and parts nothing"),
      ("/users/a%3Fb", "a?b", "an encoded question mark begins no query"),
      ("/users/%2541", "%41", "what comes out of the decoding is not encoded again"),
      ("/users/a+b", "a+b", "a plus is a blank in forms, and a plus in paths"),
    ])
  func decodes(path: String, value: String, reason: String) throws {
    let values = PathTemplate("/users/{user_id}").values(in: path)
    try #require(
      values == ["user_id": value],
      """
      "\(path)" is /users/{user_id} with the value "\(value)": \(reason). Your code gave \
      \(words(values)). Take the path apart first, and decode each part then. \
      Read: Chapter 6, exercise 6.1.
      """)
  }

  @Test(
    "What cannot be decoded is no value", .exercise("6.1"),
    arguments: ["/users/%zz", "/users/50%", "/users/%FF"])
  func refusesWhatIsNotEncoded(path: String) throws {
    let template = PathTemplate("/users/{user_id}")
    let known = template.values(in: "/users/7")
    let values = template.values(in: path)
    try #require(
      known != nil && values == nil,
      """
      There is a percent sign in "\(path)" that encodes no text. That is nobody's path, so nil, but \
      your code gave \(words(values)). Whoever reads such a path in two ways lets it pass in one \
      place and obeys it in another. Read: Chapter 6, exercise 6.1.
      """)
  }

  private func words(_ values: [String: String]?) -> String {
    guard let values else { return "nil" }
    guard !values.isEmpty else { return "an empty dictionary: it fits" }
    return values.sorted { $0.key < $1.key }.map { "\($0.key) \"\($0.value)\"" }
      .joined(separator: " and ")
  }
}
