import API
import APISupport
import HTTPServer
import Testing

@Suite("Stage 6: Kinds of problems")
struct ProblemKindTests {
  @Test("Every kind has its own title")
  func haveTitles() {
    let titles = ProblemKinds.all.map(\.title)
    #expect(titles.allSatisfy { !$0.isEmpty })
    #expect(Set(titles).count == titles.count)
  }

  @Test("The names of the kinds never change, because programs depend on them")
  func haveStableNames() {
    #expect(
      Set(ProblemKinds.all.map(\.name)) == [
        "invalid-request", "unsupported-media-type", "unknown-account", "unknown-user",
        "not-reached", "account-closed", "amount-not-positive", "insufficient-funds",
        "balance-too-large", "same-account", "transfer-refused", "money-left", "email-taken",
        "invalid-name", "already-registered", "precondition-failed", "idempotency-key-reused",
        "busy", "read-model-behind", "outcome-unknown",
      ])
  }

  @Test("A problem with a name is written in the contract's order")
  func writesProblems() {
    let problem = Problem(.emailTaken, "a \"detail\"", field: "email")
    let reply = Reply(HTTPResponse(problem))
    #expect(
      reply.text == """
        {"type":"/docs#email-taken","title":"\(BankProblem.emailTaken.title)",\
        "status":\(problem.status.code),"detail":"a \\"detail\\"","field":"email"}
        """)
    #expect(reply.headers[.contentType] == "application/problem+json")
  }

  @Test("A problem without a name is about its status")
  func writesStatuses() {
    let problem = Problem(
      status: .methodNotAllowed, "there is no DELETE here", headers: [.init(.allow, "GET")])
    let reply = Reply(HTTPResponse(problem))
    #expect(
      reply.text == """
        {"type":"about:blank","title":"Method Not Allowed","status":405,\
        "detail":"there is no DELETE here"}
        """)
    #expect(reply.status == 405)
    #expect(reply.headers[.allow] == "GET")
  }
}

/// The kinds of problem of any service, and those of the bank.
enum ProblemKinds {
  static let all: [any ProblemKind] = RequestProblem.allCases + BankProblem.allCases
}
