import ChapterSupport
import Foundation
import Testing

@Suite("The served bank: start and end")
struct ServedBankTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  @Test("After a restart everything is there: money, keys, numbers and snapshots")
  func restart() async throws {
    let threshold = ["SNAPSHOT_THRESHOLD": "3"]
    let deposit = #"{"account_id": 1, "amount": 20}"#
    let key = ["Idempotency-Key": "k-1"]
    var bank = try await BankServer(database: folder.bank, in: folder, environment: threshold)
    let first = try await client.send("POST", try bank.url("/deposit/"), deposit, headers: key)
    for _ in 1...4 { _ = try await client.send("POST", try bank.url("/deposit/"), deposit) }
    try await bank.kill()
    bank = try await BankServer(database: folder.bank, in: folder, environment: threshold)
    #expect(try await client.send(url: bank.url("/accounts/1"))["balance"] as? Int == 100)
    #expect(
      try await client.send("POST", try bank.url("/deposit/"), deposit, headers: key) == first)
    #expect(try await client.send(url: bank.url("/events/")).json as? [Any] != nil)
    let status = try await client.send(url: bank.url("/status"))
    #expect(status.body.contains(#""stream":"account-1""#), "\(status.body)")
    #expect(try await client.send(url: bank.url("/accounts/1?version=4"))["balance"] as? Int == 60)
    try await bank.close()
  }

  @Test(
    "A transfer whose process crashed between withdrawal and deposit is finished at the next start")
  func halfDone() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    for id in [1, 2] {
      _ = try await client.send(
        "POST", try bank.url("/deposit/"), #"{"account_id": \#(id), "amount": 50}"#)
    }
    try await bank.kill()
    try await HalfDoneTransfer.leave(in: folder.bank)
    let next = try await BankServer(database: folder.bank, in: folder)
    try await eventually("the transfer arrives") {
      try await client.send(url: next.url("/accounts/2"))["balance"] as? Int == 70
    }
    #expect(try await client.send(url: next.url("/accounts/1"))["balance"] as? Int == 30)
    try await next.close()
  }

  @Test("The bank starts and serves with a model that can't continue")
  func stoppedModel() async throws {
    try await UnlimitedDeposits.leave(in: folder.bank)
    let bank = try await BankServer(database: folder.bank, in: folder)
    let ready = try await client.send(url: bank.url("/ready"))
    #expect(ready.status == 503 && ready.body.contains(#""name":"totals","position":3"#))
    #expect(try await client.send(url: bank.url("/health")).status == 200)
    #expect(
      try await client.send(url: bank.url("/accounts/1")).body
        == #"{"account_id":1,"balance":92233720368547758.07,"version":2}"#)
    let deposit = try await client.send(
      "POST", try bank.url("/deposit/"), #"{"account_id": 2, "amount": 5}"#)
    #expect(deposit["balance"] as? Double == 5.01)
    try await bank.close()
  }

  @Test("The demo data is added once, to an empty bank")
  func story() async throws {
    var bodies: [String] = []
    for _ in 1...2 {
      let bank = try await BankServer(database: folder.bank, in: folder, ["--seed-demo"])
      bodies.append(try await client.send(url: bank.url("/events/")).body)
      try await bank.close()
    }
    #expect(bodies[0] == bodies[1] && bodies[0].contains("ada@lovelace.org"))
  }

  @Test(
    "It gets the descriptors for its connections, or reports that it can't",
    arguments: [("ulimit -S -n 256", false), ("ulimit -n 300", true)])
  func descriptors(limit: String, isTooLow: Bool) async throws {
    let bank = try await BankServer(
      in: folder, by: ["sh", "-c", "\(limit) && exec \"$0\" \"$@\""])
    let errors = try await bank.close().errors
    #expect(errors.contains("1400 connections need 1528 descriptors") == isTooLow, "\(errors)")
    #expect(errors.contains("the system allows 300: see ulimit -n") == isTooLow)
  }

  @Test(
    "An invalid setting is reported in one line, and nothing is served",
    arguments: [
      (["PORT": "eighty"], [], "PORT is 'eighty'"),
      (["PORT": "70000"], [], "PORT is '70000'"),
      (["SNAPSHOT_THRESHOLD": "0"], [], "SNAPSHOT_THRESHOLD is '0'"),
      (["KEY_HOURS": "0.5"], [], "KEY_HOURS is '0.5'"),
      (["DATABASE": "/dev/null/bank"], [], "/dev/null/bank can't be used: "),
      (["DATABASE": "/dev/null/deep/bank"], [], "can't be created; choose another place\n"),
      (["DATABASE": "/dev"], [], "/dev can't be used: the file can't be opened"),
      (["HOST": "256.0.0.1"], [], "256.0.0.1"),
      (["ALLOWED_HOSTS": "http://bank"], [], "ALLOWED_HOSTS is 'http://bank'"),
      ([:], ["--story"], "'--story' is nothing that this program does"),
    ])
  func nonsense(environment: [String: String], arguments: [String], words: String) async throws {
    let executable = try BuiltProgram.url(of: "Chapter6").path
    let run = try await Program(
      executable, arguments, folder: folder.url,
      environment: ["PORT": "0", "DATABASE": ":memory:"].merging(environment) { $1 }
    ) { folder.url.appending(path: "\(UUID()).log") }.run()
    #expect(run.status == 2 && run.errors.contains(words), "\(run.errors)")
    #expect(run.output.isEmpty)
    // An error of Foundation, printed as it is, helps nobody.
    #expect(!run.errors.contains("Error Domain"))
  }
}

extension BankClient {
  /// Reads what is at `url`.
  func send(url: @autoclosure () throws -> URL) async throws -> BankAnswer {
    try await send("GET", try url())
  }
}
