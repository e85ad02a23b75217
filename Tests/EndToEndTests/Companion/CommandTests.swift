import Foundation
import Testing

extension EndToEnd {
  @Suite("The companion's commands")
  struct CommandTests {
    private let fixture: Fixture

    init() throws { fixture = try BuiltFixture.fresh() }

    @Test("The list ticks passed exercises")
    func list() async throws {
      try fixture.answer("1.2", "words.map { String($0.prefix(1)) }.joined()")
      let run = try await Companion.run("list", in: fixture)
      #expect(run.output.contains("✗  1.1  Shout"))
      #expect(run.output.contains("✓  1.2  Initials"))
      #expect(run.output.contains("1 of 4 exercises pass."))
    }

    @Test("The exit status of a check tells whether the exercise passes")
    func check() async throws {
      try fixture.answer("1.2", "words.map { String($0.prefix(1)) }.joined()")
      let right = try await Companion.run("check", "1.2", in: fixture)
      #expect(right.status == 0)
      #expect(right.output.contains("It passes.\n\nNext: exercise 1.3 — Backwards\n"))
      let empty = try await Companion.run("check", "1.1", in: fixture)
      #expect(empty.status == 1)
      #expect(empty.output.contains("It doesn't pass yet.\nA hint: swift run workbook hint 1.1"))
      let all = try await Companion.run("check", in: fixture)
      #expect(all.status == 1)
      #expect(all.output.contains("1 of 4 pass."))
    }

    @Test("Hints come one by one, and all of them after the last")
    func hints() async throws {
      let first = try await Companion.run("hint", "1.1", in: fixture)
      #expect(first.output.contains("Hint 1 of 2") && first.output.contains("The first hint"))
      #expect(!first.output.contains("The second hint"))
      let second = try await Companion.run("hint", "1.1", in: fixture)
      #expect(second.output.contains("Hint 2 of 2") && !second.output.contains("The first hint"))
      let all = try await Companion.run("hint", "1.1", in: fixture)
      #expect(all.output.contains("The first hint") && all.output.contains("The second hint"))
      #expect(try await Companion.run("hint", "1.2", in: fixture).output.contains("Hint 1 of 2"))
    }

    @Test("The first hint is the one for the failing test")
    func fittingHint() async throws {
      try fixture.answer("1.1", "  text")
      let first = try await Companion.run("hint", "1.1", in: fixture)
      #expect(first.output.contains("Hint 2 of 2, for the test that fails: A shout is in capitals"))
      let second = try await Companion.run("hint", "1.1", in: fixture)
      #expect(second.output.contains("Hint 1 of 2\n"))
      #expect(second.output.contains("You have seen hint 2, which is for the test that fails"))
    }

    @Test("A hint for a passed exercise begins with the news that it passes")
    func hintForSolved() async throws {
      try fixture.answer("1.1", "  text.uppercased()")
      let run = try await Companion.run("hint", "1.1", in: fixture)
      #expect(run.output.contains("It passes already.") && run.output.contains("Hint 1 of 2"))
    }

    @Test("A diff shows the learner's lines and those of the reference")
    func diff() async throws {
      try fixture.answer("1.1", "  \"mine\"")
      let run = try await Companion.run("diff", "1.1", in: fixture)
      #expect(run.status == 0)
      #expect(run.output.contains("-   \"mine\""))
      #expect(run.output.contains("+   text.uppercased()"))
    }

    @Test("Solving and resetting change one hole, and keep a backup")
    func solveAndReset() async throws {
      try fixture.answer("1.1", "  \"mine\"")
      let mine = try fixture.text(at: Fixture.words)
      let solving = try await Companion.run("solve", "1.1", in: fixture)
      let solved = try fixture.text(at: Fixture.words)
      #expect(solved.contains("text.uppercased()") && solved.contains("Unfinished(\"1.2\")"))
      let backup = try #require(solving.output.firstMatch(of: /\.workbook\/backup\/[^.\s]+/))
      #expect(try fixture.text(at: "\(backup.output)/\(Fixture.words)") == mine)
      #expect(try await Companion.run("reset", "1.1", in: fixture).status == 0)
      #expect(try fixture.text(at: Fixture.words) == Fixture.files[Fixture.words])
    }

    @Test("Resetting everything restores each file")
    func resetAll() async throws {
      try fixture.write("nothing left", to: Fixture.words)
      #expect(try await Companion.run("reset", "--all", in: fixture).status == 0)
      #expect(try fixture.text(at: Fixture.words) == Fixture.files[Fixture.words])
    }

    @Test("An update brings new text around the learner's answers")
    func update() async throws {
      try fixture.answer("1.1", "  \"mine\"")
      let solution = "Solutions/1-Words/Words.swift"
      let pulled = "// New words.\n" + (try fixture.text(at: solution))
      try fixture.write(pulled, to: solution)
      #expect(try await Companion.run("update", in: fixture).status == 0)
      let updated = try fixture.text(at: Fixture.words)
      #expect(updated.hasPrefix("// New words.\n") && updated.contains("  \"mine\"\n"))
      #expect(updated.contains("throw Unfinished(\"1.2\")"))
    }

    @Test("It works in a folder inside the workbook")
    func subfolder() async throws {
      let run = try await Companion.run("hint", "1.1", in: fixture, folder: "Sources/1-Words")
      #expect(run.status == 0)
    }

    @Test("Help goes to the standard output, with exit status 0")
    func help() async throws {
      let run = try await Companion.run("--help", in: fixture)
      #expect(run.status == 0)
      #expect(run.output.contains("swift run workbook hint 1.3"))
      #expect(run.errors.isEmpty)
    }

    @Test(
      "An invalid command gets one line, the usage and exit status 2",
      arguments: [
        (["frobnicate"], "no command `frobnicate`"), (["hnit", "1.1"], "Did you mean `hint`?"),
        (["check", "7.7"], "no exercise 7.7"), (["hint", "1"], "not stage 1"),
        (["solve"], "needs the number"),
      ])
    func misuse(arguments: [String], words: String) async throws {
      let run = try await Program(
        try Companion.executable().path, arguments, folder: fixture.root, log: fixture.log
      ).run()
      #expect(run.status == 2)
      #expect(run.errors.contains(words))
      #expect(run.errors.contains("swift run workbook check"))
      #expect(run.output.isEmpty)
    }
  }
}
