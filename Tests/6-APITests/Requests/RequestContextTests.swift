import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: The command and the correlation of a request")
struct RequestContextTests {
  private let ids = CountedEventIDs()

  /// The context of a deposit with these headers, as often as it is sent.
  private func context(
    _ headers: HTTPHeaders, id: String = "request 1", onlyAt versions: Set<Int>? = nil
  ) throws(Unfinished) -> Outcome<RequestContext> {
    let request = HTTPRequest(method: .post, target: "/deposit/", headers: headers, id: id)
    return try Outcome { try RequestContext(of: request, onlyAt: versions, ids: ids) }
  }

  @Test("The idempotency key is the command id", .exercise("6.6"))
  func namesTheCommand() throws {
    let outcome = try context([.idempotencyKey: "Rent-November"])
    try #require(
      outcome.value?.key == "Rent-November"
        && outcome.value?.command.commandID == "Rent-November",
      """
      A request came with "Idempotency-Key: Rent-November".
        expected: the command "Rent-November" with the key "Rent-November"
        got:      \(words(outcome))
      The bank recognizes a retry by this id. Chapter 6, exercise 6.6.
      """)
  }

  /// The IETF draft has quotes around a key, and most clients send none: a client that changes from
  /// one to the other between two tries must not pay twice.
  @Test("A quoted key and a bare key are the same key", .exercise("6.6"))
  func readsBothSpellings() throws {
    let bare = try context([.idempotencyKey: "k-1"])
    let quoted = try context([.idempotencyKey: "\"k-1\""])
    try #require(
      bare.value?.key == "k-1" && quoted.value?.key == "k-1"
        && quoted.value?.command.commandID == "k-1",
      """
      A request came with the Idempotency-Key k-1, and a retry with "k-1", in quotes.
        expected: the command "k-1" with the key "k-1", both times
        got:      \(words(bare)); \(words(quoted))
      Otherwise the retry is a second deposit. `key(_:longest:)` reads both. Chapter 6, exercise 6.6.
      """)
  }

  @Test("A retry is the same command in the same correlation", .exercise("6.6"))
  func repeats() throws {
    let first = try context([.idempotencyKey: "k"], id: "request 1")
    let again = try context([.idempotencyKey: "k"], id: "request 2")
    try #require(
      first.value != nil && first.value == again.value,
      """
      A request with the key "k" came twice.
        expected: the same command in the same correlation
        got:      \(words(first)); \(words(again))
      Without a correlation, pass `nil`: `CommandContext` makes one from the command id. \
      Chapter 6, exercise 6.6.
      """)
  }

  @Test("A request without a key is a new command each time", .exercise("6.6"))
  func namesCommandsItself() throws {
    let keyed = try context([.idempotencyKey: "k"])
    let first = try context([:], id: "request 1")
    let second = try context([:], id: "request 2")
    try #require(
      keyed.value?.key != nil && first.value?.key == nil && second.value?.key == nil,
      """
      One request came with the Idempotency-Key k, and two without a key.
        expected: the key "k" for the first, and no key for the others
        got:      \(words(keyed)); \(words(first)); \(words(second))
      The client can't retry with a key that it doesn't know. Chapter 6, exercise 6.6.
      """)
    try #require(
      first.value?.command.commandID != second.value?.command.commandID
        && first.value?.command.commandID.rawValue.isEmpty == false,
      """
      Two requests came without an Idempotency-Key.
        expected: two commands with different ids
        got:      \(words(first)); \(words(second))
      With the same id, the second deposit is lost. Chapter 6, exercise 6.6.
      """)
    try #require(
      first.value?.command.correlationID != second.value?.command.correlationID,
      """
      Two requests came without an X-Correlation-ID.
        expected: two different correlations
        got:      \(words(first)); \(words(second))
      Chapter 6, exercise 6.6.
      """)
  }

  @Test("The id of a request is not the id of its command", .exercise("6.6"))
  func looksPastRequestNumbers() throws {
    let first = try context([:], id: "from the client")
    let second = try context([:], id: "from the client")
    try #require(
      first.value != nil && first.value?.command.commandID != second.value?.command.commandID,
      """
      Two requests came without an Idempotency-Key, and with the same X-Request-ID, which clients \
      choose.
        expected: two commands with different ids
        got:      \(words(first)); \(words(second))
      With the same id, the second deposit is lost. `ids` makes new ones. Chapter 6, exercise 6.6.
      """)
  }

  @Test("The correlation id goes with the command, and never names it", .exercise("6.6"))
  func belongsToAStory() throws {
    let outcome = try context([.correlationID: "Order-7"])
    let both = try context([.correlationID: "Order-7", .idempotencyKey: "k"])
    try #require(
      outcome.value?.command.correlationID.rawValue == "Order-7"
        && both.value?.command.correlationID.rawValue == "Order-7",
      """
      A request came with "X-Correlation-ID: Order-7", and another one with that and the key "k".
        expected: the correlation "Order-7", both times
        got:      \(words(outcome)); \(words(both))
      Chapter 6, exercise 6.6.
      """)
    try #require(
      outcome.value?.key == nil && outcome.value?.command.commandID != "Order-7"
        && both.value?.command.commandID == "k",
      """
      A request came with "X-Correlation-ID: Order-7", and another one with that and the key "k". A \
      correlation says what a command belongs to, not which command it is.
        expected: a new command id and no key; the command "k" with the key "k"
        got:      \(words(outcome)); \(words(both))
      Otherwise the second command of an order is taken for the first. Chapter 6, exercise 6.6.
      """)
  }

  @Test("The wanted versions are part of the command's context", .exercise("6.6"))
  func keepsTheCondition() throws {
    let outcome = try context([.idempotencyKey: "k"], onlyAt: [3])
    let keyless = try context([:], onlyAt: [3])
    try #require(
      outcome.value?.command.onlyAt == [3] && keyless.value?.command.onlyAt == [3],
      """
      A change is wanted at version 3 only, with a key and without.
        expected: onlyAt [3], both times
        got:      \(words(outcome.value?.command.onlyAt)); without a key \
      \(words(keyless.value?.command.onlyAt))
      Without the condition, the change overwrites what the client hasn't seen. \
      Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "An id has a maximum length", .exercise("6.6"),
    arguments: [(HTTPHeaderName.idempotencyKey, 255), (.correlationID, 255)])
  func limitsLengths(name: HTTPHeaderName, longest: Int) throws {
    let longestOne = try context([name: String(repeating: "k", count: longest)])
    let longer = try context([name: String(repeating: "k", count: longest + 1)])
    try #require(
      longestOne.value != nil,
      """
      An \(name) of \(longest) characters is allowed.
        expected: a context
        got:      \(words(longestOne))
      Chapter 6, exercise 6.6.
      """)
    try #require(
      (longer.error as? InvalidRequest)?.field == name.original,
      """
      An \(name) of \(longest + 1) characters is too long.
        expected: InvalidRequest for the field "\(name)"
        got:      \(longer.error == nil ? "a context" : words(longer))
      It would be stored with every event, for ever. Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "An invalid id is refused with the name of its header", .exercise("6.6"),
    arguments: [HTTPHeaderName.idempotencyKey, .correlationID],
    ["", "two words", "\u{7}", "Käse", "k\u{301}"])
  func refuses(name: HTTPHeaderName, value: String) throws {
    let known = try context([name: "k"])
    let outcome = try context([name: value])
    try #require(
      known.value != nil && (outcome.error as? InvalidRequest)?.field == name.original,
      """
      An \(name) has visible ASCII characters only, and this one is \(value.debugDescription).
        expected: InvalidRequest for the field "\(name)", and a context for "k"
        got:      \(words(outcome)); \(words(known))
      A broken key that counts as no key makes a retry a second deposit. Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "A header that is sent twice is refused", .exercise("6.6"),
    arguments: [HTTPHeaderName.idempotencyKey, .correlationID])
  func refusesTwo(name: HTTPHeaderName) throws {
    let outcome = try context(HTTPHeaders([.init(name, "a"), .init(name, "b")]))
    try #require(
      (outcome.error as? InvalidRequest)?.field == name.original,
      """
      A request came with two headers \(name), "a" and "b".
        expected: InvalidRequest for the field "\(name)"
        got:      \(words(outcome))
      A proxy may have seen the other one. Chapter 6, exercise 6.6.
      """)
  }

  @Test("The correlation id is in the events and in the response", .exercise("6.6"))
  func tellsTheStory() async throws {
    let counter = Counter(patience: .zero)
    let reply = try await counter.ask(
      .post("/deposit/", #"{"account_id": 1, "amount": 10}"#, [.correlationID: "Order-7"]))
    let events = try await counter.store.read(Account.stream(of: 1))
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["Order-7", "Order-7"] && reply.headers[.correlationID] == "Order-7",
      """
      A deposit came with "X-Correlation-ID: Order-7" and opened the account.
        expected: the correlation Order-7 in two events and in the response
        got:      \(stories); \(reply) with \(reply.headers[.correlationID] ?? "none")
      Someone who asks later finds the request by it. Chapter 6, exercise 6.6.
      """)
  }

  /// `the command "k" with the key "k", in the correlation "k"`, or `threw …`.
  private func words(_ outcome: Outcome<RequestContext>) -> String {
    guard let context = outcome.value else { return outcome.description }
    let key = context.key.map { "the key \"\($0)\"" } ?? "no key"
    return """
      the command "\(context.command.commandID)" with \(key), in the correlation \
      "\(context.command.correlationID.rawValue)"
      """
  }

  private func words(_ versions: Set<Int>?) -> String {
    versions.map { "\($0.sorted())" } ?? "any version"
  }
}
