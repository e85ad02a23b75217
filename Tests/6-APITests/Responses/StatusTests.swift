import API
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: Whose turn it is")
struct StatusTests {
  @Test(
    "The status tells whose turn it is to change something", .exercise("6.3"),
    arguments: [
      (
        "invalid-request", 400,
        "nobody understands it, today or tomorrow, so the client has to send something else"
      ),
      ("unsupported-media-type", 415, "the body is of a kind that the bank does not read"),
      ("unknown-account", 404, "what it is about is not there"),
      ("unknown-user", 404, "what it is about is not there"),
      ("not-reached", 404, "what it is about is not there, or not yet"),
      ("account-closed", 409, "it was understood, and the account is not in a state for it"),
      ("insufficient-funds", 409, "it was understood, and tomorrow there may be enough money"),
      ("balance-too-large", 409, "it was understood, and the account is not in a state for it"),
      ("same-account", 409, "it was understood, and a rule of the bank is against it"),
      ("transfer-refused", 409, "it was understood, and one of the accounts said no"),
      ("money-left", 409, "it was understood, and the account is not in a state for it"),
      ("email-taken", 409, "it was understood, and the address belongs to somebody"),
      ("already-registered", 409, "it was understood, and the user is there already"),
      ("amount-not-positive", 422, "it can be read, and never makes sense"),
      ("invalid-name", 422, "it can be read, and never makes sense"),
      (
        "idempotency-key-reused", 422, "it can be read, and makes no sense beside the first request"
      ),
      ("precondition-failed", 412, "the condition that the client itself has set does not hold"),
      ("busy", 503, "the client need not change anything, but only come again"),
      ("read-model-behind", 503, "the client need not change anything, but only come again"),
      ("outcome-unknown", 500, "the service has failed, and to come again is not always safe"),
    ])
  func says(name: String, code: Int, reason: String) throws {
    let kind = try #require(ProblemKinds.all.first { $0.name == name })
    try #require(
      kind.status.code == code,
      """
      "\(kind.name)" is \(code) over HTTP: \(reason). Your code says \(kind.status). Programs go \
      by that number: at 4xx they stop and ask, at 5xx they come again. \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("Whoever is to come again is told when", .exercise("6.3"), arguments: ProblemKinds.all)
  func comesAgain(kind: any ProblemKind) throws {
    let seconds = HTTPResponse(Problem(kind: kind, "for now")).headers[.retryAfter]
    let isLater = ["busy", "read-model-behind"].contains(kind.name)
    try #require(
      (seconds != nil) == isLater,
      """
      "\(kind.name)" \(isLater ? "goes away by itself" : "does not go away by itself"), \
      so its answer has \(isLater ? "a" : "no") Retry-After, which every 503 has. Your code says \
      \(kind.status), and Retry-After is \(seconds ?? "not there"). Read: Chapter 6, exercise 6.3.
      """)
  }
}
