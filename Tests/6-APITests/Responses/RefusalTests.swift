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

@Suite("Stage 6: A refusal is an answer")
struct RefusalTests {
  @Test(
    "Each rule of an account has its kind of problem", .exercise("6.3"),
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
      "\(refusal)" is a problem of the kind "\(kind)", but your code says "\(words(problem))". \
      A program that offers to pay later goes by that name. Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      problem.detail.contains(refusal.description),
      """
      The rule says what happened this time: "\(refusal)". That has to be the detail of the problem, \
      but yours is "\(problem.detail)". Whoever reads only that there is not enough money asks next \
      how much there is. Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("What was wrong with a request is told with its field", .exercise("6.3"))
  func namesTheField() throws {
    let error = InvalidRequest(field: "amount", "has to be above zero")
    let problem = Problem(error as any Error)
    try #require(
      problem.name == "invalid-request" && problem.field == "amount"
        && problem.detail.contains("has to be above zero"),
      """
      An InvalidRequest says that the field "amount" has to be above zero. The problem has to be an \
      "invalid-request" with that field and these words, but it is "\(words(problem))" with the field \
      \(problem.field ?? "nil") and the detail "\(problem.detail)". Read: Chapter 6, exercise 6.3.
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
      \(type(of: error)), "\(error)", is a problem of the kind "\(kind)", but your code says \
      "\(words(problem))". Programs go by the kind: with another one they do the wrong thing next. \
      Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      problem.detail.contains(error.description),
      """
      The error says "\(error)". The detail has to say so, too, but it is "\(problem.detail)". \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("What nobody knows is told as that, and why is not told", .exercise("6.3"))
  func tellsDoubt() throws {
    let problem = Problem(UncertainAppend(reason: "disk 7 in the cellar") as any Error)
    try #require(
      problem.name == "outcome-unknown" && problem.detail.contains("Idempotency-Key")
        && !problem.detail.contains("cellar"),
      """
      The commit failed, and nobody knows what reached the disk. UncertainAppend says itself which \
      problem it is, "outcome-unknown", and that the same request with the same Idempotency-Key is \
      safe. But your code says "\(words(problem))" with the detail "\(problem.detail)". \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("An address that is taken is taken", .exercise("6.3"))
  func knowsTakenAddresses() throws {
    let error = EmailTaken(email: try EmailAddress(parsing: "ada@example.com"))
    let problem = Problem(error as any Error)
    try #require(
      problem.name == "email-taken" && problem.detail.contains(error.description)
        && problem.field == "email",
      """
      EmailTaken, "\(error)", is a problem of the kind "email-taken" with the field "email", but your \
      code says "\(words(problem))" with the field \(problem.field ?? "nil"). A form shows it beside \
      what was typed. Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("What is a problem already stays as it is", .exercise("6.3"))
  func keepsProblems() throws {
    let problem = Problem(.notReached, "the account is at version 3", field: "version")
    let kept = Problem(problem as any Error)
    try #require(
      kept == problem,
      """
      Some code throws a Problem itself: \(problem). That has to stay as it is, but yours made it \
      \(kept). Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("A path that is not there needs no name but its status", .exercise("6.3"))
  func passesRoutingOn() throws {
    let unknown = Problem(RoutingError.unknownPath("/nothing") as any Error)
    let refused = Problem(
      RoutingError.methodNotAllowed(.delete, allowed: [.post, .options]) as any Error)
    try #require(
      unknown.status == .notFound && unknown.name == nil,
      """
      An unknown path is a 404 without a kind, but your code says "\(words(unknown))". \
      Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      refused.status == .methodNotAllowed && HTTPHeaders(refused.headers)[.allow] != nil,
      """
      A method that a path does not have is a 405 with an Allow header (RFC 9110, section 15.5.6), \
      but your code says "\(words(refused))" with the headers \
      \(refused.headers.map { "\($0.name): \($0.value)" }). Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("What nobody has thought of is a 500 that tells nothing", .exercise("6.3"))
  func keepsSecrets() throws {
    let problem = Problem(BurntDisk())
    let known = Problem(VersionConflict(stream: User.stream(of: 7), expected: .any, actual: 4))
    try #require(
      problem.status == .internalServerError && problem.name == nil && known.name != nil,
      """
      A disk that burns is nobody's mistake at the counter: 500 and no kind (and a VersionConflict \
      is none of these). Your code says "\(words(problem))" (and "\(words(known))"). \
      Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      !problem.detail.contains("/var/bank") && !problem.detail.contains("BurntDisk"),
      """
      The error is a BurntDisk and says "\(BurntDisk())", and something of that stands in your \
      detail: "\(problem.detail)". What an error says that nobody has thought of is for those who \
      mend it. Outside it shows burglars where the files are. Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      !problem.detail.isEmpty,
      """
      The detail of a 500 is empty. A person reads it, and wants to know that the mistake is not his \
      and that somebody will look. Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test(
    "A model that has met a poisonous event is nobody's affair at the counter", .exercise("6.3"))
  func keepsPoison() throws {
    let event = try [RecordedEvent].feed("a")[0]
    let poison = PoisonousEvent(model: "accounts", event: event, reason: BurntDisk())
    let problem = Problem(poison)
    try #require(
      problem.status == .internalServerError && problem.name == nil
        && !problem.detail.contains("accounts") && !problem.detail.contains("/var/bank"),
      """
      A PoisonousEvent stops a read model until somebody mends the program, so it is a 500 without a \
      kind that says nothing of the model. Your code says "\(words(problem))" and \
      "\(problem.detail)". With 503 the client asks again and again, for nothing. \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("A refusal is answered as a problem that people and programs can read", .exercise("6.3"))
  func answersRefusals() async throws {
    let counter = Counter(patience: .zero)
    try await counter.prepare(with: .ten)
    let reply = try await counter.ask(
      .post("/withdraw/", #"{"account_id": 1, "amount": 100}"#))
    try #require(
      reply.status == 409 && reply.problem == "insufficient-funds"
        && reply.headers[.contentType] == "application/problem+json",
      """
      There are 10.00 in account 1, and somebody wanted 100.00. That is a 409 of the type \
      "/docs#insufficient-funds", as application/problem+json, but it was \(reply) as \
      \(reply.headers[.contentType] ?? "nothing"). With 200 the client gives the money out. \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("What went wrong inside is written down, and not sent", .exercise("6.3"))
  func reports() async throws {
    let counter = Counter(store: FailingStore(BurntDisk()), patience: .zero)
    let reply = try await counter.ask(.post("/withdraw/", #"{"account_id": 1, "amount": 100}"#))
    try #require(
      reply.status == 500 && !reply.text.contains("/var/bank"),
      """
      The disk of the bank burnt while somebody withdrew money. That is a 500 without a word about \
      the disk, but it was \(reply). Read: Chapter 6, exercise 6.3.
      """)
    try #require(
      counter.reported.contains { $0.contains("/var/bank") },
      """
      The disk of the bank burnt, and nobody has written it down. Only errors that became a 500 are \
      reported to those who mend them. Read: Chapter 6, exercise 6.3.
      """)
  }

  private func words(_ problem: Problem) -> String {
    problem.name ?? "\(problem.status)"
  }
}

/// An error that tells more than others should know.
private struct BurntDisk: Error, CustomStringConvertible {
  var description: String { "cannot read /var/bank/log.sqlite3 on fire" }
}
