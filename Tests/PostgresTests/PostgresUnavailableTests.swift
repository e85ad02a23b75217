import Testing

@testable import Postgres

@Suite("Why there is no connection to PostgreSQL")
struct PostgresUnavailableTests {
  private let host = PostgresHost("db1", port: 5433)

  @Test("The code of the server's refusal is found, and the place in its source is left out")
  func refusal() {
    let error = PostgresUnavailable(
      host,
      message: """
        connection to server at "db1" (10.0.0.7), port 5433 failed: FATAL:  28P01: password \
        authentication failed for user "bank"
        LOCATION:  auth_failed, auth.c:338

        """)
    let reason =
      "connection to server at \"db1\" (10.0.0.7), port 5433 failed: FATAL: password "
      + "authentication failed for user \"bank\""
    #expect(error == .refused(host, code: "28P01", reason: reason))
    #expect("\(error)".hasPrefix("PostgreSQL at db1:5433 is not available: connection"))
    #expect("\(error)".hasSuffix("(SQLSTATE 28P01)"))
    #expect(error.reason == "\(reason) (SQLSTATE 28P01)")
  }

  @Test("A host that can't be reached has no code")
  func unreachable() {
    let error = PostgresUnavailable(
      host, message: "connection to server failed: Connection refused\n\tIs the server running?\n")
    let reason = "connection to server failed: Connection refused; Is the server running?"
    #expect(error == .refused(host, code: nil, reason: reason))
    #expect(error.reason == reason)
  }

  @Test("A silent host is named once")
  func silent() {
    let error = PostgresUnavailable.noAnswer(host, within: .seconds(2))
    #expect("\(error)" == "PostgreSQL at db1:5433 is not available: no answer within 2.0 seconds")
    #expect(error.reason == "no answer within 2.0 seconds")
  }

  @Test("A host is shown with its port, whatever kind it is")
  func hosts() {
    #expect("\(PostgresHost("::1"))" == "[::1]:5432")
    #expect("\(PostgresHost("/run/postgresql", port: 5433))" == "/run/postgresql:5433")
    #expect("\(PostgresHost("", port: 5434))" == "the local socket 5434")
  }
}
