import Testing

@testable import workbook

@Suite("The companion: holes")
struct HoleFileTests {
  private let solution = """
    struct Money {
        // BEGIN EXERCISE 1.4
        // starter: throw Unfinished("1.4")
        // starter:
        // starter:   indented()
        return cents
        // END EXERCISE 1.4
    }

    """

  @Test("The starter of a solution is its text with the starter lines uncommented")
  func starter() throws {
    let file = try HoleFile(parsing: solution, path: "Money.swift", tree: .solutions)
    #expect(
      file.starter == """
        struct Money {
            // BEGIN EXERCISE 1.4
            throw Unfinished("1.4")

              indented()
            // END EXERCISE 1.4
        }

        """)
  }

  @Test("The reference of a solution has no starter lines")
  func reference() throws {
    let file = try HoleFile(parsing: solution, path: "Money.swift", tree: .solutions)
    #expect(file.reference.contains("EXERCISE 1.4\n    return cents\n"))
    #expect(!file.reference.contains("starter"))
  }

  @Test("A hole has its exercise, its line and the learner's text")
  func source() throws {
    let text = "a\n// BEGIN EXERCISE 2.1\n  // starter: mine\n// END EXERCISE 2.1\n"
    let file = try HoleFile(parsing: text, path: "A.swift", tree: .sources)
    let hole = try #require(file.holes.first)
    #expect(hole.exercise == ExerciseID("2.1"))
    #expect(hole.line == 2)
    #expect(hole.lines == ["  // starter: mine"])
    #expect(file.filled(with: \.lines) == text)
  }

  @Test(
    "A damaged marker is reported with its line and the expected marker",
    arguments: [
      ("// BEGIN EXERCISE 1.1", 1, "// END EXERCISE 1.1"),
      ("a\n// END EXERCISE 1.1", 2, "// BEGIN EXERCISE 1.1"),
      ("// BEGIN EXERCISE 1.1\n// END EXERCISE 1.2", 2, "// END EXERCISE 1.1"),
      ("// BEGIN EXERCISE 1.1\n// BEGIN EXERCISE 1.2", 2, "// END EXERCISE 1.1"),
      ("// BEGIN EXERCISE 1.1\nx\n// END EXERCISE 1.1", 1, "// starter:"),
      ("// BEGIN EXERCISE one", 1, "// BEGIN EXERCISE 1.2"),
    ])
  func damage(text: String, line: Int, expected: String) throws {
    let damaged = try #require(throws: DamagedHole.self) {
      try HoleFile(parsing: text, path: "A.swift", tree: .solutions)
    }
    #expect(damaged.description.hasPrefix("A.swift:\(line): "))
    #expect(damaged.description.contains(expected))
  }

  @Test("The second hole of an exercise in a file gets separate content")
  func ordinals() throws {
    let text = """
      // BEGIN EXERCISE 1.1
      // END EXERCISE 1.1
      // BEGIN EXERCISE 1.1
      // END EXERCISE 1.1
      """
    let file = try HoleFile(parsing: text, path: "A.swift", tree: .sources)
    let filled = file.numbered { _, ordinal in ["\(ordinal)"] }
    #expect(filled.lines.count == 6)
    #expect(filled.lines[1] == "0")
    #expect(filled.lines[4] == "1")
  }
}
