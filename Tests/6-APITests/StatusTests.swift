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
        Problem.Kind.invalidRequest, 400,
        "nobody understands it, today or tomorrow, so the client has to send something else"
      ),
      (.unsupportedMediaType, 415, "the body is of a kind that the bank does not read"),
      (.unknownAccount, 404, "what it is about is not there"),
      (.unknownUser, 404, "what it is about is not there"),
      (.notReached, 404, "what it is about is not there, or not yet"),
      (.accountClosed, 409, "it was understood, and the account is not in a state for it"),
      (.insufficientFunds, 409, "it was understood, and tomorrow there may be enough money"),
      (.balanceTooLarge, 409, "it was understood, and the account is not in a state for it"),
      (.sameAccount, 409, "it was understood, and a rule of the bank is against it"),
      (.transferRefused, 409, "it was understood, and one of the accounts said no"),
      (.moneyLeft, 409, "it was understood, and the account is not in a state for it"),
      (.emailTaken, 409, "it was understood, and the address belongs to somebody"),
      (.alreadyRegistered, 409, "it was understood, and the user is there already"),
      (.amountNotPositive, 422, "it can be read, and never makes sense"),
      (.invalidName, 422, "it can be read, and never makes sense"),
      (.idempotencyKeyReused, 422, "it can be read, and makes no sense beside the first request"),
      (.preconditionFailed, 412, "the condition that the client itself has set does not hold"),
      (.busy, 503, "the client need not change anything, but only come again"),
      (.readModelBehind, 503, "the client need not change anything, but only come again"),
    ])
  func says(kind: Problem.Kind, code: Int, reason: String) throws {
    try #require(
      kind.status.code == code,
      """
      "\(kind.rawValue)" is \(code) over HTTP: \(reason). Your code says \(kind.status). Programs go \
      by that number: at 4xx they stop and ask, at 5xx they come again. \
      Read: Chapter 6, exercise 6.3.
      """)
  }

  @Test("Whoever is to come again is told when", .exercise("6.3"), arguments: Problem.Kind.allCases)
  func comesAgain(kind: Problem.Kind) throws {
    let seconds = HTTPResponse(Problem(kind, "for now")).headers[.retryAfter]
    let isLater = [.busy, .readModelBehind].contains(kind)
    try #require(
      (seconds != nil) == isLater,
      """
      "\(kind.rawValue)" \(isLater ? "goes away by itself" : "stays until the client changes something"), \
      so its answer has \(isLater ? "a" : "no") Retry-After, which every 503 has. Your code says \
      \(kind.status), and Retry-After is \(seconds ?? "not there"). Read: Chapter 6, exercise 6.3.
      """)
  }
}
