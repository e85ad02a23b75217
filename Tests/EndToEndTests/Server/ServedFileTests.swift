import ChapterSupport
import Foundation
import SQLite
import Testing

@Suite("The served bank and its file")
struct ServedFileTests {
  private let folder: TemporaryFolder
  private let client = BankClient()

  init() throws { folder = try TemporaryFolder() }

  private func deposit(_ amount: Int, into id: Int, at bank: BankServer) async throws -> BankAnswer
  {
    try await client.send(
      "POST", try bank.url("/deposit/"), #"{"account_id": \#(id), "amount": \#(amount)}"#)
  }

  // Each deposit was answered 201, and after the next start the account was not there.
  @Test("After the file was removed, no deposit is acknowledged, and the reason is reported")
  func removed() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    #expect(try await deposit(20, into: 1, at: bank).status == 201)
    for suffix in ["", "-wal", "-shm"] {
      try FileManager.default.removeItem(atPath: folder.bank + suffix)
    }
    let refused = try await deposit(30, into: 1, at: bank)
    #expect(refused.status == 500)
    #expect(refused.body.contains("nothing was recorded: the file was moved, removed or replaced"))
    #expect(try await bank.close().errors.contains("the file was moved, removed or replaced"))
  }

  // "The bank is open", it said, and answered every deposit with 500.
  @Test("With a read-only file, the bank doesn't start, and the file is named")
  func readOnly() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    #expect(try await deposit(20, into: 1, at: bank).status == 201)
    try await bank.close()
    try folder.allow(0o444, in: "bank.sqlite3")
    let wrapper = OrdinaryRights.wrapper
    let executable = try BuiltProgram.url(of: "Chapter6").path
    let run = try await Program(
      "/usr/bin/env", wrapper + [executable], folder: folder.url,
      environment: ["PORT": "0", "DATABASE": folder.bank]
    ) { folder.url.appending(path: "\(UUID()).log") }.run()
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("\(folder.bank) can't be used: the file is read-only"))
  }

  // The status was 500 and the account 404, and "ok" was all that could be read anywhere.
  @Test("A row that is damaged while the bank runs is shown, and affects only its account")
  func damaged() async throws {
    let bank = try await BankServer(database: folder.bank, in: folder)
    for id in 1...2 { _ = try await deposit(10 * id, into: id, at: bank) }
    try Connection(path: folder.bank).execute(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
      VALUES ('account-2', 3, '\(UUID())', 'MoneyDeposited', 2, '{', 0)
      """)
    try await eventually("the models have met the row") {
      try await client.send(url: bank.url("/status")).body.contains("position 5")
    }
    #expect(try await deposit(7, into: 3, at: bank).status == 201)
    let row = "the event at position 5, MoneyDeposited of account-2, is damaged"
    #expect(try await client.send(url: bank.url("/accounts/3"))["balance"] as? Int == 7)
    #expect(try await client.send(url: bank.url("/accounts/1"))["balance"] as? Int == 10)
    let damaged = try await client.send(url: bank.url("/accounts/2"))
    #expect(damaged.status == 500 && damaged.body.contains(row))
    let ready = try await client.send(url: bank.url("/ready"))
    #expect(ready.status == 503 && ready.body.contains("\(row): its data is not JSON"))
    #expect(try await client.send(url: bank.url("/health")).status == 200)
    let user = #"{"first_name": "C", "last_name": "D", "email": "new@example.com"}"#
    #expect(try await client.send("POST", try bank.url("/users/"), user).status == 201)
    #expect(try await client.send(url: bank.url("/users/1")).status == 200)
    #expect(try await bank.close().errors.contains("has stopped: \(row)"))
  }
}
