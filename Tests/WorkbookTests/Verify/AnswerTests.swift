import Testing

@testable import workbook

@Suite("The proof: wrong and other answers")
struct AnswerTests {
  private let file = "Tests/Misconceptions/1-Events/1.4.swift"
  private let exercise = ExerciseID(stage: 1, number: 4)
  private let reference = [["let a = 1", "let b = 2", "return a"], ["call()", "", "call()"]]

  private func read(_ text: String, areMisconceptions: Bool = true) throws -> [Answer] {
    try AnswerFile(
      parsing: text, file: file, areMisconceptions: areMisconceptions,
      reference: [exercise: reference]
    ).answers
  }

  @Test("A wrong answer has its mistake, its expected words, and its changes to the reference")
  func misconception() throws {
    let answers = try read(
      """
      // Wrong answers to exercise 1.4.

      // Answer: returns-b
      // Mistake: returns the other one
      // Shows: it is 1
      // Instead of:
      return a
      // Write:
      return b
      // Instead of:
      let a = 1
      // Write:

      // Answer: is-empty
      // Mistake: has nothing
      // Shows: anything
      // Hole: 1

      """)
    #expect(answers.map(\.name) == ["1.4-returns-b", "1.4-is-empty"])
    #expect(answers.map(\.holes) == [[1: ["let b = 2", "return b"]], [1: []]])
    #expect(answers.first?.kind == .misconception(shows: "it is 1"))
    #expect(answers.first?.summary == "returns the other one")
    #expect(answers.first?.place == "\(file), returns-b")
  }

  @Test("A whole hole is used as it is, including comments, and the others keep the reference")
  func severalHoles() throws {
    let answers = try read(
      """
      // Answer: another-way
      // Alternative: another way
      // Hole: 2
      // a remark
      a()

      b()

      """, areMisconceptions: false)
    #expect(answers.map(\.kind) == [.alternative])
    #expect(answers.map(\.holes) == [[2: ["// a remark", "a()", "", "b()"]]])
  }

  @Test(
    "An invalid answer is reported with an example of the form",
    arguments: [
      ("// Shows: s\n// Hole: 1\nx", "// Mistake:"),
      ("// Mistake: m\n// Hole: 1\nx", "// Shows:"),
      ("// Mistake: m\n// Shows: s", "'t' doesn't change the reference"),
      (
        "// Mistake: m\n// Shows: s\n// Hole: 1\nlet a = 1\nlet b = 2\nreturn a",
        "doesn't change the reference"
      ),
      ("// Mistake: m\n// Shows: s\n// Instead of:\nreturn\n// Write:\nx", "from 'return' on"),
      ("// Mistake: m\n// Shows: s\n// Instead of:\ncall()\n// Write:\nx", "not 2 times"),
      ("// Mistake: m\n// Shows: s\n// Instead of:\n// Write:\nx", "no lines below"),
      (
        "// Mistake: m\n// Shows: s\n// Hole: 1\nx\n// Answer: t\n// Mistake: m\n// Shows: s\n"
          + "// Hole: 1\ny", "two answers have the name 't'"
      ),
    ])
  func damaged(text: String, clue: String) {
    let error = #expect(throws: DamagedAnswer.self) { try read("// Answer: t\n" + text) }
    #expect(error?.description.contains(clue) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix(file) == true)
  }

  @Test("A file without an answer, and a file without the name of an exercise, are rejected")
  func damagedFile() {
    #expect(throws: DamagedAnswer.self) { try read("// Mistake: m\n// Shows: s\nx") }
    let error = #expect(throws: DamagedAnswer.self) {
      try AnswerFile(
        parsing: "// Answer: t\n", file: "Tests/Misconceptions/four.swift",
        areMisconceptions: true, reference: [:])
    }
    #expect(error?.description.contains("such as 1.4.swift") == true)
  }
}
