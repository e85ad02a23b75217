import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Who asked, and for what")
struct RequestContextTests {
  private let ids = CountedEventIDs()

  /// The context of a deposit with these headers, as often as it is sent.
  private func context(
    _ headers: HTTPHeaders, id: String = "request 1", onlyAt versions: Set<Int>? = nil
  ) throws(Unfinished) -> Outcome<RequestContext> {
    let request = HTTPRequest(method: .post, target: "/deposit/", headers: headers, id: id)
    return try Outcome { try RequestContext(of: request, onlyAt: versions, ids: ids) }
  }

  @Test("The key of the client names the command", .exercise("6.6"))
  func namesTheCommand() throws {
    let outcome = try context([.idempotencyKey: "Rent-November"])
    try #require(
      outcome.value?.key == "Rent-November"
        && outcome.value?.command.commandID == "Rent-November",
      """
      A request came with "Idempotency-Key: Rent-November". Its key and the id of its command have to \
      be "Rent-November", but your code \(words(outcome)). By that the bank knows the request when \
      it comes again. Read: Chapter 6, exercise 6.6.
      """)
  }

  /// The IETF draft has quotes around a key, and most clients send none: a client that changes from
  /// one to the other between two tries must not pay twice.
  @Test("A key with quotes around it and one without are one key", .exercise("6.6"))
  func readsBothSpellings() throws {
    let bare = try context([.idempotencyKey: "k-1"])
    let quoted = try context([.idempotencyKey: "\"k-1\""])
    try #require(
      bare.value?.key == "k-1" && quoted.value?.key == "k-1"
        && quoted.value?.command.commandID == "k-1",
      """
      A request came with "Idempotency-Key: k-1", and another one with quotes around the key. Both \
      are one key, so both commands have to be "k-1", but your code \(words(bare)) and \
      \(words(quoted)). `key(_:longest:)` reads both. Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("The same request again is the same command in the same story", .exercise("6.6"))
  func repeats() throws {
    let first = try context([.idempotencyKey: "k"], id: "request 1")
    let again = try context([.idempotencyKey: "k"], id: "request 2")
    try #require(
      first.value != nil && first.value == again.value,
      """
      A request with the key "k" came twice. Both are the same command and belong to the same \
      correlation, but your code \(words(first)) at first, and then it \(words(again)). \
      Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("A request without a key is a command of its own each time", .exercise("6.6"))
  func namesCommandsItself() throws {
    let keyed = try context([.idempotencyKey: "k"])
    let first = try context([:], id: "request 1")
    let second = try context([:], id: "request 2")
    try #require(
      keyed.value?.key != nil && first.value?.key == nil && second.value?.key == nil,
      """
      Two requests came without an Idempotency-Key, so neither has a key (but one that came with it \
      has). Your code \(words(first)) and \(words(second)) (and for the other one it \
      \(words(keyed))). A key that the client does not know only costs room. \
      Read: Chapter 6, exercise 6.6.
      """)
    try #require(
      first.value?.command.commandID != second.value?.command.commandID
        && first.value?.command.commandID.rawValue.isEmpty == false,
      """
      Two requests came without an Idempotency-Key. They are two commands, even if their bodies are \
      alike, but your code \(words(first)) and \(words(second)). Two commands with one id are one, \
      and the second deposit is lost. Read: Chapter 6, exercise 6.6.
      """)
    try #require(
      first.value?.command.correlationID != second.value?.command.correlationID,
      """
      Two requests came without an X-Correlation-ID. Each begins something new, but your code \
      \(words(first)) and \(words(second)). Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("The number of a request is not the id of a command", .exercise("6.6"))
  func looksPastRequestNumbers() throws {
    let first = try context([:], id: "from the client")
    let second = try context([:], id: "from the client")
    try #require(
      first.value != nil && first.value?.command.commandID != second.value?.command.commandID,
      """
      Two requests came without an Idempotency-Key, and with the same X-Request-ID, which a client \
      may choose as it likes. They are two commands, but your code \(words(first)) and \
      \(words(second)), and the second deposit is lost. `ids` gives ids that nobody had before. \
      Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("What the client works on goes with the command", .exercise("6.6"))
  func belongsToAStory() throws {
    let outcome = try context([.correlationID: "Order-7"])
    let both = try context([.correlationID: "Order-7", .idempotencyKey: "k"])
    try #require(
      outcome.value?.command.correlationID.rawValue == "Order-7"
        && both.value?.command.correlationID.rawValue == "Order-7",
      """
      A request came with "X-Correlation-ID: Order-7", and another one with that and the key "k". \
      Both belong to the correlation "Order-7", but your code \(words(outcome)) and \(words(both)). \
      Read: Chapter 6, exercise 6.6.
      """)
    try #require(
      outcome.value?.key == nil && outcome.value?.command.commandID != "Order-7"
        && both.value?.command.commandID == "k",
      """
      An X-Correlation-ID says what a command belongs to, and never which command it is: an order may \
      lead to many. But your code \(words(outcome)) and \(words(both)). With one id for both the \
      second command of an order is taken for the first one. Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("The versions at which it is wanted stay with the command", .exercise("6.6"))
  func keepsTheCondition() throws {
    let outcome = try context([.idempotencyKey: "k"], onlyAt: [3])
    let keyless = try context([:], onlyAt: [3])
    try #require(
      outcome.value?.command.onlyAt == [3] && keyless.value?.command.onlyAt == [3],
      """
      A change was wanted at version 3 only. Its command has to say so, but yours says \
      \(words(outcome.value?.command.onlyAt)), and without a key \
      \(words(keyless.value?.command.onlyAt)). Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "An id has its longest length", .exercise("6.6"),
    arguments: [(HTTPHeaderName.idempotencyKey, 255), (.correlationID, 255)])
  func limitsLengths(name: HTTPHeaderName, longest: Int) throws {
    let longestOne = try context([name: String(repeating: "k", count: longest)])
    let longer = try context([name: String(repeating: "k", count: longest + 1)])
    try #require(
      longestOne.value != nil,
      """
      An \(name) may have \(longest) characters, and this one has, but your code refused it. \
      Read: Chapter 6, exercise 6.6.
      """)
    try #require(
      (longer.error as? InvalidRequest)?.field == name.original,
      """
      An \(name) may have \(longest) characters, and this one has \(longest + 1). That has to throw an \
      InvalidRequest whose field is "\(name)", but your code did not. It is kept for ever, with each \
      event. Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "What is no id is refused, by the name of its header", .exercise("6.6"),
    arguments: [HTTPHeaderName.idempotencyKey, .correlationID],
    ["", "two words", "\u{7}", "Käse", "k\u{301}"])
  func refuses(name: HTTPHeaderName, value: String) throws {
    let known = try context([name: "k"])
    let outcome = try context([name: value])
    try #require(
      known.value != nil && (outcome.error as? InvalidRequest)?.field == name.original,
      """
      An \(name) has visible ASCII characters only, and this one is \(value.debugDescription). That \
      has to throw an InvalidRequest whose field is "\(name)", but your code \(words(outcome)) (and \
      for "k" it \(words(known))). Whoever goes on without it does something else than was asked \
      for. Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test(
    "Two ids at once are none", .exercise("6.6"),
    arguments: [HTTPHeaderName.idempotencyKey, .correlationID])
  func refusesTwo(name: HTTPHeaderName) throws {
    let outcome = try context(HTTPHeaders([.init(name, "a"), .init(name, "b")]))
    try #require(
      (outcome.error as? InvalidRequest)?.field == name.original,
      """
      A request came with two headers \(name), "a" and "b". Nobody knows which one is meant, so that \
      has to throw an InvalidRequest whose field is "\(name)", but your code \(words(outcome)). \
      Read: Chapter 6, exercise 6.6.
      """)
  }

  @Test("The story of a request stands in its events and in its answer", .exercise("6.6"))
  func tellsTheStory() async throws {
    let counter = Counter(patience: .zero)
    let reply = try await counter.ask(
      .post("/deposit/", #"{"account_id": 1, "amount": 10}"#, [.correlationID: "Order-7"]))
    let events = try await counter.store.read(Account.stream(of: 1))
    let stories = events.map { $0.metadata.correlationID?.rawValue ?? "none" }
    try #require(
      stories == ["Order-7", "Order-7"] && reply.headers[.correlationID] == "Order-7",
      """
      A deposit came with "X-Correlation-ID: Order-7" and opened the account. Both events belong to \
      that, and the answer says so, too. But there are \(stories.count) events, which belong to \
      \(stories), and the answer was \(reply), which belongs to \
      \(reply.headers[.correlationID] ?? "nothing"). Read: Chapter 6, exercise 6.6.
      """)
  }

  /// The end of a sentence: `gave the command "k" with the key "k" in the story "k"`.
  private func words(_ outcome: Outcome<RequestContext>) -> String {
    guard let context = outcome.value else { return outcome.description }
    let key = context.key.map { "the key \"\($0)\"" } ?? "no key"
    return """
      gave the command "\(context.command.commandID)" with \(key), in the correlation \
      "\(context.command.correlationID.rawValue)"
      """
  }

  private func words(_ versions: Set<Int>?) -> String {
    versions.map { "\($0.sorted())" } ?? "any version"
  }
}
