import Foundation
import Testing

@Suite("The bank of chapter 3")
struct BankTests {
  @Test("A script is carried out line by line, until the end of the input")
  func script() async throws {
    let run = try await ChapterProgram.run(
      3, input: "open 1\n\ndeposit 1 0.10\ndeposit 1 0.20\nbalance 1\nhistory 1 --as-of 2")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(
      run.output.split(separator: "\n").dropFirst() == [
        "> open 1", "  AccountOpened, version 1", "> ",
        "> deposit 1 0.10", "  MoneyDeposited, version 2",
        "> deposit 1 0.20", "  MoneyDeposited, version 3", "> balance 1", "  0.30",
        "> history 1 --as-of 2", "  version  1      0.00  AccountOpened",
        "  version  2      0.10  MoneyDeposited",
      ])
  }

  @Test("Lines after `quit` are not carried out")
  func quit() async throws {
    let run = try await ChapterProgram.run(3, input: "quit\nopen 1\n")
    #expect(run.output.split(separator: "\n").dropFirst() == ["> quit"])
  }

  @Test(
    "Bad input gets one line, and nothing is lost",
    arguments: [
      ("deposit 1 0", "0.00 is not an amount above zero"),
      ("deposit 1 -5", "'-5' is below zero"),
      ("deposit 1 0.001", "finer than a cent"),
      ("deposit 1 92233720368547758.07", "above the limit of 100000000.00"),
      ("deposit 1 92233720368547758.08", "greater than this bank can count"),
      ("deposit 1", "it should look like: deposit 1 100.00"),
      ("withdraw 1 100.01", "the balance is 100.00"), ("withdraw 7 1", "account 7 does not exist"),
      ("transfer 1 1 5", "cannot transfer to itself"), ("close 1", "still 100.00"),
      ("open zero", "'zero' is not the number of an account"), ("email 1 john", "'john'"),
      ("register  A@b.de", "it should look like: register"), ("frobnicate", "'frobnicate'"),
      ("history 1 --as-of x", "'x' is not the number of a version"),
    ])
  func badInput(line: String, words: String) async throws {
    let run = try await ChapterProgram.run(
      3, input: "open 1\ndeposit 1 100\n\(line)\nbalance 1\nevents\n")
    let answers = run.output.split(separator: "\n").filter { !$0.hasPrefix("> ") }.dropFirst(3)
    #expect(answers.first?.hasPrefix("  no: ") == true)
    #expect(answers.first?.contains(words) == true, "It said: \(answers.first ?? "nothing")")
    #expect(answers.dropFirst().first == "  100.00")
    #expect(answers.count == 4)
  }
}
