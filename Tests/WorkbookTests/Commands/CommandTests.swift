import Testing

@testable import workbook

@Suite("The companion: its command line")
struct CommandTests {
  @Test("Without arguments, the status is shown")
  func status() throws {
    #expect(try Command([]) == .status)
  }

  @Test("Each command is parsed with its arguments")
  func commands() throws {
    let exercise = try #require(Scope("1.4"))
    #expect(try Command(["check"]) == .check([.everything]))
    #expect(try Command(["check", "1.4", "2"]) == .check([exercise, .stage(2)]))
    #expect(try Command(["hint", "1.4"]) == .hint(exercise))
    #expect(try Command(["hint"]) == .hint(nil))
    #expect(try Command(["reset", "--all"]) == .reset([.everything]))
    #expect(try Command(["test"]) == .test(mayInstall: false))
    #expect(try Command(["test", "--yes"]) == .test(mayInstall: true))
    #expect(try Command(["update"]) == .update(isOffline: false))
    #expect(try Command(["update", "--offline"]) == .update(isOffline: true))
    #expect(try Command(["verify"]) == .verify(.everything))
    #expect(try Command(["verify", "1.4"]) == .verify(.exercises(exercise)))
    #expect(try Command(["verify", "text"]) == .verify(.text))
    #expect(try Command(["verify", "capstone"]) == .verify(.capstone))
    #expect(try Command(["solve", "--help"]) == .help)
    #expect(try Command(["-h"]) == .help)
  }

  @Test(
    "An invalid argument is rejected in one line",
    arguments: [
      (["chekc"], UsageError.unknownCommand("chekc", nearest: "check")),
      (["frobnicate"], .unknownCommand("frobnicate", nearest: nil)),
      (["solve"], .missingExercise(command: "solve")),
      (["diff", "1.1", "1.2"], .tooMany(command: "diff")),
      (["check", "one"], .notANumber("one")), (["check", "capstone"], .capstone),
      (["hint", "capstone"], .capstone), (["solve", "6", "capstone"], .capstone),
      (["check", "--fast"], .unknownOption("--fast", command: "check")),
      (["reset", "--al"], .unknownOption("--al", command: "reset")),
      (["list", "1"], .unknownOption("1", command: "list")),
      (["test", "1.1"], .unknownOption("1.1", command: "test")),
      (["test", "--yes", "--all"], .unknownOption("--yes", command: "test")),
      (["update", "1.1"], .unknownOption("1.1", command: "update")),
      (["status", "now"], .unknownOption("now", command: "status")),
    ])
  func refused(arguments: [String], error: UsageError) {
    #expect(throws: error) { try Command(arguments) }
    #expect(!error.description.contains("\n"))
  }
}
