import API
import ExerciseSupport
import HTTPServer
import Testing

@Suite("Stage 6: The status of a problem")
struct StatusTests {
  @Test(
    "Each kind of problem has its status", .exercise("6.3"),
    arguments: [
      ("invalid-request", 400, "the client has to send something else"),
      ("unsupported-media-type", 415, "the bank doesn't read this kind of body"),
      ("unknown-account", 404, "what the request is about doesn't exist"),
      ("unknown-user", 404, "what the request is about doesn't exist"),
      ("not-reached", 404, "what the request is about doesn't exist, or not yet"),
      ("account-closed", 409, "the request is valid, and the account's state forbids it"),
      ("insufficient-funds", 409, "the request is valid, and tomorrow there may be enough money"),
      ("balance-too-large", 409, "the request is valid, and the account's state forbids it"),
      ("transfer-refused", 409, "the request is valid, and one of the accounts refused it"),
      ("money-left", 409, "the request is valid, and the account's state forbids it"),
      ("email-taken", 409, "the request is valid, and the address belongs to someone"),
      ("already-registered", 409, "the request is valid, and the user exists already"),
      ("amount-not-positive", 422, "the request is readable, and can never succeed"),
      ("invalid-name", 422, "the request is readable, and can never succeed"),
      ("same-account", 422, "the request is readable, and can never succeed"),
      ("idempotency-key-reused", 422, "the request is readable, and its key stays used"),
      ("precondition-failed", 412, "a condition that the client set doesn't hold"),
      ("busy", 503, "the same request may succeed a moment later"),
      ("read-model-behind", 503, "the same request may succeed a moment later"),
      ("outcome-unknown", 500, "the service failed, and trying again isn't always safe"),
    ])
  func says(name: String, code: Int, reason: String) throws {
    let kind = try #require(ProblemKinds.all.first { $0.name == name })
    try #require(
      kind.status.code == code,
      """
      "\(kind.name)": \(reason).
        expected: \(code) for "\(kind.name)"
        got:      \(kind.status)
      Programs go by this number: after a 4xx they change the request, after a 503 they try again. \
      Chapter 6, exercise 6.3.
      """)
  }

  @Test(
    "A 503 says when to try again, and no other status does", .exercise("6.3"),
    arguments: ProblemKinds.all)
  func saysWhen(kind: any ProblemKind) throws {
    let seconds = HTTPResponse(Problem(kind: kind, "for now")).headers[.retryAfter]
    let isLater = ["busy", "read-model-behind"].contains(kind.name)
    try #require(
      (seconds != nil) == isLater,
      """
      "\(kind.name)" \(isLater ? "passes by itself" : "doesn't pass by itself"). Every 503, and no \
      other status, comes with a Retry-After.
        expected: \(isLater ? "a" : "no") Retry-After
        got:      \(kind.status), with Retry-After: \(seconds ?? "none")
      Chapter 6, exercise 6.3.
      """)
  }
}
