import Foundation
import Testing

/// It takes long, so it has a fixture of its own, and runs beside the other suites of the companion.
@Suite("The proof", .serialized, BuiltFixture())
struct ProofTests {
  @Test("A workbook without a fault passes, and the learner's answers stay")
  func clean() async throws {
    let fixture = try BuiltFixture.fresh()
    let run = try await Companion.run("verify", in: fixture)
    #expect(run.status == 0, "\(run.output)")
    #expect(run.output.hasSuffix(" passed, 0 failed\n"))
    #expect(run.output.contains("misconceptions  12/12 "))
    #expect(run.output.contains("text            11/11 "))
  }

  @Test("An exercise and a stage can be proved separately")
  func scope() async throws {
    let fixture = try BuiltFixture.fresh()
    try fixture.answer("1.1", "  \"my own answer\"")
    let mine = try fixture.text(at: Fixture.words)
    let exercise = try await Companion.run("verify", "1.2", in: fixture)
    #expect(exercise.output.contains("misconceptions  3/3"))
    #expect(exercise.output.contains("FAILED"), "A learner's file was changed.")
    #expect(try fixture.text(at: Fixture.words) == mine)
    let stage = try await Companion.run("verify", "2", in: fixture)
    #expect(stage.status == 0, "\(stage.output)")
    #expect(stage.output.contains("\n2.1 ") && !stage.output.contains("\n1.1 "))
  }

  @Test("Each planted fault is reported by name")
  func planted() async throws {
    let fixture = try Fixture(changing: Self.faults)
    let run = try await Companion.run("verify", in: fixture)
    #expect(run.status == 1)
    for (name, words) in Self.reports {
      let report = try #require(
        Self.report(name, in: run.output), "Nothing is said of '\(name)':\n\(run.output)")
      #expect(report.contains(words), "\(name)")
    }
    // What is not planted is not reported.
    let reported = Set(run.output.matches(of: Self.heading).map { String($0.0) })
    #expect(reported.subtracting(Self.reports.map(\.name)) == [])
  }

  private static var heading: Regex<Substring> {
    /(?m)^(?:generated|complete|green|red|road|focus|misconceptions|alternatives|text) (?:[0-9]\S*|[A-Z]\S*|stage \d)(?: \S+)?$/
  }

  /// The lines beneath the heading of one fault.
  private static func report(_ name: String, in output: String) -> String? {
    let lines = output.components(separatedBy: "\n")
    guard let start = lines.firstIndex(of: name) else { return nil }
    return lines[(start + 1)...].prefix { $0.hasPrefix("  ") }.joined(separator: "\n")
  }

  /// What the proof has to say of ``faults``.
  private static let reports: [(name: String, words: String)] = [
    ("generated Sources/2-Phrases/Phrases.swift", "line 1"),
    ("complete 1.3", "1 hints"),
    ("complete 2.1", "no test has its number"),
    ("complete Tests/1-WordsTests/OrphanTests.swift", "exercise 1.9, which doesn't exist"),
    ("red 1.3", "its starter passes"),
    ("road 1.1", "depends on a later exercise"),
    ("road 1.2", "1.3 already passes"),
    ("focus 1.2", "also fails 1.1"),
    ("focus 1.3", "passes with an empty hole"),
    ("misconceptions 1.2 Tests/Misconceptions/1.2.swift, right", "no test catches it"),
    ("misconceptions 1.2 Tests/Misconceptions/1.2.swift, mute", "no message contains 'a word'"),
    ("misconceptions 1.2 Tests/Misconceptions/1.2.swift, traps", "not caught by an expectation"),
    ("alternatives 1.1 Tests/Alternatives/1.1.swift, whispers", "is rejected"),
    ("green 2.1", "it has no test"),
    ("text Chapters/1-Words/README.md:91", "doesn't print this: 'HO'"),
    ("text 1.1 Chapters/1-Words/README.md:6", "line 7: it gives \"HEY\""),
    ("text 1.2 Chapters/1-Words/README.md:35", "line 36: it gives \"HEY\""),
    ("text 1.3 Chapters/1-Words/README.md:63", "line 64: it gives \"HEY\""),
  ]

  /// Faults that do not hide one another.
  private static let faults: [String: String?] = [
    // It differs from what the reference would give.
    Fixture.phrases: "// drifted\n" + Fixture.starters(of: Fixture.phrasesSolution),
    // 1.3 is solved from the start.
    "Solutions/1-Words/Words.swift": solutionWithOpenDoor,
    Fixture.words: Fixture.starters(of: solutionWithOpenDoor),
    // 1.1 cannot pass before 1.2 is solved.
    "Tests/1-WordsTests/WordsTests.swift": Fixture.wordsTests.replacing(
      "try shout(\"hey\") == \"HEY\"", with: "try shout(initials([\"hey\"])) == \"H\""),
    // 2.1 has no test.
    "Tests/2-PhrasesTests/PhrasesTests.swift": "import Testing\n",
    // A test for an exercise that there is not.
    "Tests/1-WordsTests/OrphanTests.swift": """
    import ExerciseSupport
    import Testing

    @Test("Nobody asked for this", .exercise("1.9"))
    func orphan() {}
    """,
    // 1.3 has one hint.
    // And what its program prints, and what its examples give, is out of date.
    Fixture.chapter: Fixture.firstChapter.replacing("HEY", with: "HO")
      .replacing(/<summary>Hint 2<\/summary>\n\nThe second hint about Backwards/) { _ in
        "<summary>Solution</summary>\n\nNot a hint"
      },
    "Tests/Misconceptions/1.2.swift": wrong(
      "right", "words.map { \"\\($0.prefix(1))\" }.joined()", shows: "letter")
      + wrong("mute", "\"\"", shows: "a word") + wrong("traps", "fatalError()", shows: "letter"),
    "Tests/Alternatives/1.1.swift":
      "// Answer: whispers\n// Alternative: whispers\n// Hole: 1\ntext.lowercased()\n",
  ]

  private static let solutionWithOpenDoor = Fixture.wordsSolution.replacing(
    "// starter: throw Unfinished(\"1.3\")", with: "// starter: String(text.reversed())")

  private static func wrong(_ title: String, _ code: String, shows words: String) -> String {
    "// Answer: \(title)\n// Mistake: does not do it\n// Shows: \(words)\n// Hole: 1\n\(code)\n"
  }
}
