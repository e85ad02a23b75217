import API
import APISupport
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import HTTPServer
import InMemoryStoreSolution
import ReadModels
import TestStores
import Testing

@Suite("Stage 6: Problem details")
struct RefusalTests {
  @Test(
    "A rejection of an account has a kind for each rule", .exercise("6.3"),
    arguments: [
      (Account.Rejection.unknownAccount(7), "unknown-account"),
      (.accountClosed(7), "account-closed"), (.amountNotPositive(.zero), "amount-not-positive"),
      (.insufficientFunds(balance: .ten, amount: .hundred), "insufficient-funds"),
      (.balanceTooLarge(balance: .hundred, amount: .ten), "balance-too-large"),
      (.moneyLeft(balance: .ten), "money-left"), (.transferToSameAccount(7), "same-account"),
    ])
  func namesTheRule(refusal: Account.Rejection, kind: String) throws {
    let problem = refusal.problem
    try #require(
      problem.name == kind,
      """
      The rejection "\(refusal)" has its own kind of problem.
        expected: the kind "\(kind)"
        got:      \(words(problem))
      A program that offers to pay later goes by that name. Chapter 6, exercise 6.3.
      """)
    try #require(
      problem.detail.contains(refusal.description),
      """
      The detail of a problem says what happened this time.
        expected: the detail "\(refusal)"
        got:      the detail "\(problem.detail)"
      Customers want to know how much money is missing. Use the rejection's `description`. \
      Chapter 6, exercise 6.3.
      """)
  }

  @Test("A problem with a request names the wrong field", .exercise("6.3"))
  func namesTheField() throws {
    let error = InvalidRequest(field: "amount", "has to be above zero")
    let problem = Problem(error as any Error)
    try #require(
      problem.name == "invalid-request" && problem.field == "amount"
        && problem.detail.contains("has to be above zero"),
      """
      An InvalidRequest says which field is wrong, and why.
        expected: the kind "invalid-request", the field "amount" and a detail with "has to be above zero"
        got:      \(words(problem))
      A form shows the reason beside the field. Chapter 6, exercise 6.3.
      """)
  }

  /// Errors that the bank knows, and what they are over HTTP.
  private static let known: [(any Error & CustomStringConvertible, String)] = [
    (UnsupportedMediaType(found: "text/plain"), "unsupported-media-type"),
    (Account.Rejection.accountClosed(7), "account-closed"),
    (User.Rejection.unknownUser(7), "unknown-user"),
    (User.Rejection.nameEmpty(.first), "invalid-name"),
    (QueryError.unknownAccount(7), "unknown-account"), (QueryError.limit(0), "invalid-request"),
    (
      StaleVersion(stream: User.stream(of: 7), wanted: [3], actual: 4), "precondition-failed"
    ),
    (CommandIDTaken(id: "c"), "idempotency-key-reused"),
    (
      VersionConflict(stream: User.stream(of: 7), expected: .exactly(3), actual: 4), "busy"
    ),
    (
      ReadModelBehind(
        model: "accounts", position: GlobalPosition(rawValue: 9), limit: .seconds(2)),
      "read-model-behind"
    ),
  ]

  @Test(
    "Every error that the bank knows is a problem with a name", .exercise("6.3"),
    arguments: known.indices)
  func knows(index: Int) throws {
    let (error, kind) = Self.known[index]
    let problem = Problem(error as any Error)
    try #require(
      problem.name == kind,
      """
      \(type(of: error)), "\(error)", is an error that the bank knows.
        expected: the kind "\(kind)"
        got:      \(words(problem))
      Programs go by the kind: with another one, they do the wrong thing next. \
      Chapter 6, exercise 6.3.
      """)
    try #require(
      problem.detail.contains(error.description),
      """
      The detail of a problem is the error's own description.
        expected: the detail "\(error)"
        got:      the detail "\(problem.detail)"
      Chapter 6, exercise 6.3.
      """)
  }

  @Test("An unknown outcome is reported as unknown, without the reason", .exercise("6.3"))
  func tellsDoubt() throws {
    let problem = Problem(UncertainAppend(reason: "disk 7 in the cellar") as any Error)
    try #require(
      problem.name == "outcome-unknown" && problem.detail.contains("Idempotency-Key")
        && !problem.detail.contains("cellar"),
      """
      A commit failed, and the event may be on the disk all the same. `UncertainAppend` is a \
      `ProblemConvertible`: it knows its own problem.
        expected: the kind "outcome-unknown", with advice about the Idempotency-Key
        got:      \(words(problem))
      The client has to know whether it's safe to try again. Chapter 6, exercise 6.3.
      """)
  }

  @Test("A taken address is a problem of the field email", .exercise("6.3"))
  func knowsTakenAddresses() throws {
    let error = EmailTaken(email: try EmailAddress(parsing: "ada@example.com"))
    let problem = Problem(error as any Error)
    try #require(
      problem.name == "email-taken" && problem.detail.contains(error.description)
        && problem.field == "email",
      """
      EmailTaken, "\(error)", is about one field of the request.
        expected: the kind "email-taken", the field "email" and the error's description
        got:      \(words(problem))
      A form shows it beside what was typed. Chapter 6, exercise 6.3.
      """)
  }

  @Test("A Problem stays as it is", .exercise("6.3"))
  func keepsProblems() throws {
    let problem = Problem(.notReached, "the account is at version 3", field: "version")
    let kept = Problem(problem as any Error)
    try #require(
      kept == problem,
      """
      Some code throws a `Problem` itself, and then there is nothing to translate.
        expected: \(words(problem))
        got:      \(words(kept))
      Chapter 6, exercise 6.3.
      """)
  }

  @Test("A routing error is a 404 or 405 without a kind", .exercise("6.3"))
  func passesRoutingOn() throws {
    let unknown = Problem(RoutingError.unknownPath("/nothing") as any Error)
    let refused = Problem(
      RoutingError.methodNotAllowed(.delete, allowed: [.post, .options]) as any Error)
    try #require(
      unknown.status == .notFound && unknown.name == nil,
      """
      No route has the path /nothing.
        expected: 404 without a kind
        got:      \(words(unknown))
      There is an `init` for a `RoutingError` below the hole. Chapter 6, exercise 6.3.
      """)
    try #require(
      refused.status == .methodNotAllowed && HTTPHeaders(refused.headers)[.allow] != nil,
      """
      A path exists, but not for the method DELETE (RFC 9110, section 15.5.6).
        expected: 405 with an Allow header
        got:      \(words(refused)), with the headers \
      \(refused.headers.map { "\($0.name): \($0.value)" })
      There is an `init` for a `RoutingError` below the hole. Chapter 6, exercise 6.3.
      """)
  }

  @Test("An unexpected error is a 500 that reveals nothing", .exercise("6.3"))
  func keepsSecrets() throws {
    let problem = Problem(BurntDisk())
    let known = Problem(VersionConflict(stream: User.stream(of: 7), expected: .any, actual: 4))
    try #require(
      problem.status == .internalServerError && problem.name == nil && known.name != nil,
      """
      A BurntDisk is an error that no one expected, and a VersionConflict isn't.
        expected: 500 without a kind for the BurntDisk, a kind for the VersionConflict
        got:      \(words(problem)); \(words(known))
      With a 4xx, the client would look for its own mistake. Chapter 6, exercise 6.3.
      """)
    try #require(
      !problem.detail.contains("/var/bank") && !problem.detail.contains("BurntDisk"),
      """
      The detail of an unexpected error has its text or its type in it.
        expected: a sentence without "\(BurntDisk())" and without "BurntDisk"
        got:      "\(problem.detail)"
      It's useless to clients, and shows attackers where the files are. Chapter 6, exercise 6.3.
      """)
    try #require(
      !problem.detail.isEmpty,
      """
      The detail of a 500 is empty. People read it: say that the mistake isn't theirs. \
      Chapter 6, exercise 6.3.
      """)
  }

  @Test(
    "A stopped read model is a 500 that reveals nothing", .exercise("6.3"))
  func keepsPoison() throws {
    let event = try [RecordedEvent].feed("a")[0]
    let poison = PoisonousEvent(model: "accounts", event: event, reason: BurntDisk())
    let problem = Problem(poison)
    try #require(
      problem.status == .internalServerError && problem.name == nil
        && !problem.detail.contains("accounts") && !problem.detail.contains("/var/bank"),
      """
      A PoisonousEvent stops a read model until the program is fixed.
        expected: 500 without a kind, and nothing about the model
        got:      \(words(problem))
      After a 503, clients would try again and again, for nothing. Chapter 6, exercise 6.3.
      """)
  }

  @Test("A rejected command is answered with problem details", .exercise("6.3"))
  func answersRefusals() async throws {
    let counter = Counter(patience: .zero)
    try await counter.prepare(with: .ten)
    let reply = try await counter.ask(
      .post("/withdraw/", #"{"account_id": 1, "amount": 100}"#))
    try #require(
      reply.status == 409 && reply.problem == "insufficient-funds"
        && reply.headers[.contentType] == "application/problem+json",
      """
      Account 1 holds 10.00, and a client wanted to withdraw 100.00.
        expected: 409, type "/docs#insufficient-funds", as application/problem+json
        got:      \(reply), as \(reply.headers[.contentType] ?? "nothing")
      With a 200, an ATM would pay out. Chapter 6, exercise 6.3.
      """)
  }

  @Test("What went wrong inside is logged, not sent", .exercise("6.3"))
  func reports() async throws {
    let counter = Counter(store: FailingStore(BurntDisk()), patience: .zero)
    let reply = try await counter.ask(.post("/withdraw/", #"{"account_id": 1, "amount": 100}"#))
    try #require(
      reply.status == 500 && !reply.text.contains("/var/bank"),
      """
      The bank's disk failed during a withdrawal.
        expected: 500 without a word about the disk
        got:      \(reply)
      Chapter 6, exercise 6.3.
      """)
    try #require(
      counter.reported.contains { $0.contains("/var/bank") },
      """
      The bank's disk failed, and there is nothing about it in the server's log. Only errors that \
      become a 500 are logged. Chapter 6, exercise 6.3.
      """)
  }

  /// `409, the kind "busy", the field "email", the detail "…"`.
  private func words(_ problem: Problem) -> String {
    let kind = problem.name.map { "the kind \"\($0)\"" } ?? "no kind"
    let field = problem.field.map { "the field \"\($0)\"" } ?? "no field"
    return "\(problem.status), \(kind), \(field), the detail \"\(problem.detail)\""
  }
}

/// An error whose text is not for clients.
private struct BurntDisk: Error, CustomStringConvertible {
  var description: String { "cannot read /var/bank/log.sqlite3 on fire" }
}
