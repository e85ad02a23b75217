import Foundation
import Testing

extension EndToEnd {
  @Suite("A verdict on the learner's code")
  struct VerdictTests {
    private let fixture: Fixture

    init() throws { fixture = try BuiltFixture.fresh() }

    @Test("At the start, it shows the road, the first exercise and the titles of its tests")
    func beginning() async throws {
      let run = try await Companion.run(in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("0/3") && run.output.contains("0/1"))
      #expect(run.output.contains("Next: exercise 1.1 — Shout"))
      #expect(run.output.contains("Sources/1-Words/Words.swift:4"))
      #expect(run.output.contains("A shout is in capitals"))
      #expect(run.output.contains("swift run workbook hint 1.1"))
    }

    @Test("A wrong answer gets the expected and the actual value, without the log of the test run")
    func wrongAnswer() async throws {
      try fixture.answer("1.1", "\"hey\"")
      let run = try await Companion.run(in: fixture)
      #expect(run.output.contains("A shout has capitals only."))
      #expect(!run.output.contains("Test run started"))
    }

    @Test("An earlier exercise that is written and fails, too, is named")
    func earlierMistake() async throws {
      let words = "Exercise 1.1 fails, too. Perhaps begin there: swift run workbook check 1.1"
      try fixture.answer("1.1", "\"hey\"")
      try fixture.answer("1.2", "\"none\"")
      let both = try await Companion.run("check", "1.2", in: fixture)
      #expect(both.status == 1)
      #expect(both.output.contains(words))
      // Where it's tested anyway, its own lines say it.
      let stage = try await Companion.run("check", "1", in: fixture)
      #expect(!stage.output.contains("fails, too"))
      try fixture.answer("1.1", "text.uppercased()")
      let one = try await Companion.run("check", "1.2", in: fixture)
      #expect(one.status == 1)
      #expect(!one.output.contains("fails, too"))
    }

    @Test("When everything passes, it says so, with exit status 0")
    func solved() async throws {
      let solving = try await Companion.run("solve", "1", "2", in: fixture)
      #expect(solving.status == 0)
      try fixture.write("# Capstone\n", to: "Chapters/Capstone/README.md")
      let run = try await Companion.run(in: fixture)
      #expect(run.status == 0)
      #expect(run.output.contains("open Chapters/Capstone/README.md"))
      #expect(
        run.output.contains("3/3") && run.output.contains("All exercises pass"))
    }

    @Test(
      "Code that crashes the tests is named, and the other exercises still get their verdict",
      arguments: [
        ("let letters: [Int] = []\n  return String(letters[text.count])", "crashed: Index out of"),
        ("while !text.isEmpty {}\n  return text", "didn't finish"),
        ("exit(0)", "ended the test process"),
        ("try shout(text) + \"!\"", "crashed"),
      ])
    func disaster(code: String, words: String) async throws {
      try fixture.answer("1.2", "words.map { String($0.prefix(1)) }.joined()")
      try fixture.answer("1.1", code)
      try fixture.write(
        "import Foundation\n" + (try fixture.text(at: Fixture.words)), to: Fixture.words)
      let run = try await Companion.run("check", "1", in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("! 1.1"))
      #expect(run.output.contains(words))
      #expect(run.output.contains("✓ 1.2"))
      #expect(run.output.contains("✗ 1.3"))
    }

    @Test("A trap is shown at its line of the learner's code")
    func placeOfTrap() async throws {
      try fixture.answer("1.1", "  let none: String? = nil\n  return none!")
      let run = try await Companion.run("check", "1.1", in: fixture)
      #expect(run.output.contains("Sources/1-Words/Words.swift:6"))
    }

    @Test("Ten megabytes of output do not change the verdict")
    func muchOutput() async throws {
      try fixture.answer(
        "1.1",
        "for _ in 0..<100_000 { print(String(repeating: \"x\", count: 100)) }\n  return \"HEY\"")
      let run = try await Companion.run("check", "1.1", in: fixture)
      #expect(run.status == 0)
      #expect(run.output.contains("✓ 1.1"))
      #expect(run.output.count < 1_000)
    }

    @Test("A compile error shows its line and a caret, not the log of the build")
    func compileError() async throws {
      try fixture.answer("1.1", "  let number: Int = text\n  return text")
      let run = try await Companion.run(in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("It does not compile yet."))
      #expect(run.output.contains("Sources/1-Words/Words.swift:5"))
      #expect(run.output.contains("let number: Int = text\n"))
      #expect(run.output.contains("^\n"))
      #expect(!run.output.contains("Compiling"))
    }

    @Test("If a stage does not compile, the earlier ones still get their verdict")
    func laterCompileError() async throws {
      _ = try await Companion.run("solve", "1", in: fixture)
      try fixture.answer("2.1", "  nonsense", in: Fixture.phrases)
      let run = try await Companion.run("list", in: fixture)
      #expect(run.output.contains("3/3"))
      #expect(run.output.contains("Sources/2-Phrases/Phrases.swift:5"))
    }

    @Test("Each of four quick saves gets the verdict on its own code")
    func quickSaves() async throws {
      for round in 0..<4 {
        let isRight = round % 2 == 1
        let text = try fixture.answered("1.1", isRight ? "text.uppercased()" : "\"no\"")
        // By turns in place and by a rename, as editors do.
        if round < 2 {
          try fixture.write(text, to: Fixture.words)
        } else {
          try fixture.overwrite(text, at: Fixture.words)
        }
        let run = try await Companion.run("check", "1.1", in: fixture)
        #expect(run.status == (isRight ? 0 : 1), "In round \(round), the verdict was an old one.")
      }
    }

    @Test("A second copy of a file, as sync programs create them, is named")
    func copy() async throws {
      let copy = "Sources/1-Words/Words 2.swift"
      try fixture.write(try fixture.text(at: Fixture.words), to: copy)
      let run = try await Companion.run("check", "1.1", in: fixture)
      #expect(run.status == 1)
      #expect(run.output.contains("\(copy):3\n"))
      #expect(run.output.contains("This is a second copy of Words.swift"))
    }

    @Test("In a folder that was renamed after a build, it builds again")
    func renamed() async throws {
      let fixture = try Fixture()
      _ = try await Companion.run("check", "1.1", in: fixture)
      let new = fixture.log().appendingPathExtension("renamed")
      try FileManager.default.moveItem(at: fixture.root, to: new)
      let run = try await Program(
        try Companion.executable().path, ["check", "1.1"], folder: new, log: fixture.log
      ).run()
      #expect(run.output.contains("Its code is not written yet."))
    }
  }
}
