import Foundation
import Testing

@Suite("The contract in /openapi.json, checked by schemathesis")
struct SchemathesisTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// It sends what the contract allows, and what it does not, and looks at every answer. `SEED`
  /// makes it send something else.
  @Test("The bank does what its contract says, and the contract covers what the bank does")
  func keepsItsContract() async throws {
    let program = try Schemathesis.program()
    let bank = try await BankServer(database: folder.bank, in: folder, ["--seed-demo"])
    let contract = try await BankClient().send("GET", try bank.url("/openapi.json"))
    let paths = try #require(contract["paths"] as? [String: [String: Any]])
    let operations = paths.values.map(\.count).reduce(0, +)
    // From a file, because of the contract it loads from a server it leaves out that very path.
    try Data(contract.body.utf8).write(to: folder.url.appending(path: "openapi.json"))
    try Data(Schemathesis.configuration.utf8)
      .write(to: folder.url.appending(path: "schemathesis.toml"))
    let arguments = [
      "run", "openapi.json", "--url", try bank.url("").absoluteString, "--checks", "all",
      "--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "60",
      "--continue-on-failure", "--seed", ProcessInfo.processInfo.environment["SEED"] ?? "6",
    ]
    let run = try await Program(
      program, arguments, folder: folder.url, environment: ["NO_COLOR": "1"]
    ) { folder.url.appending(path: "\(UUID()).log") }.run()
    let report = "\(run.output.suffix(8_000))\n\(run.errors.suffix(2_000))"
    #expect(run.status == 0, "schemathesis found something:\n\(report)")
    let parts = ["Tested: \(operations)", "✅ Examples", "✅ Coverage", "✅ Fuzzing", "✅ Stateful"]
    let missing = parts.filter { !run.output.contains("\($0)\n") }
    #expect(missing.isEmpty, "Not everything was looked at:\n\(report)")
    #expect(try await bank.close().status == 0)
  }
}

/// The program that sends requests as a contract allows them (https://schemathesis.readthedocs.io).
private enum Schemathesis {
  /// - Throws: ``Missing``.
  static func program() throws -> String {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SCHEMATHESIS"] {
      guard isExecutable(path) else { throw Missing() }
      return path
    }
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let candidates =
      folders.map { "\($0)/schemathesis" }
      + [package.appending(path: ".build/schemathesis/bin/schemathesis").path]
    guard let found = candidates.first(where: isExecutable) else { throw Missing() }
    return found
  }

  private static func isExecutable(_ path: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: path)
  }

  struct Missing: Error, CustomStringConvertible {
    let description = """
      There is no schemathesis. Install it with: python3 -m venv .build/schemathesis && \
      .build/schemathesis/bin/pip install schemathesis==4.32.5
      """
  }

  /// What the contract says on purpose. No check is off.
  static let configuration = """
    # TRACE and QUERY are methods that the server does not know at all: 501 (RFC 9110, section 9.1).
    [phases.coverage]
    unexpected-methods = ["get", "put", "post", "delete", "options", "patch"]

    # Nothing in a schema can say which keys were used for something else (422), and which versions
    # have passed (412), or are known (304). Of these sections, only the first that fits an operation
    # counts.
    [[operations]]
    include-operation-id = "changeEmail"
    checks.positive_data_acceptance.expected-statuses = ["2xx", "404", "409", "412", "422"]

    [[operations]]
    include-operation-id = ["getAccount", "getUser"]
    checks.positive_data_acceptance.expected-statuses = ["2xx", "304", "404", "412"]

    [[operations]]
    include-method = "POST"
    checks.positive_data_acceptance.expected-statuses = ["2xx", "404", "409", "422"]

    # It does not end. Half a second is enough to see what comes.
    [[operations]]
    include-operation-id = "streamEvents"
    request-timeout = 0.5
    """
}
