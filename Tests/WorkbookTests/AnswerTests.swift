import Testing

@testable import workbook

@Suite("The proof: wrong and other answers")
struct AnswerTests {
  private let file = "Tests/Misconceptions/1.4-compares-with-case.swift"

  private func read(_ text: String, isMisconception: Bool = true) throws -> Answer {
    try Answer(parsing: text, file: file, isMisconception: isMisconception)
  }

  @Test("A wrong answer has its mistake, the sentence that helps, and what goes into the hole")
  func misconception() throws {
    let answer = try read(
      """
      // Exercise: 1.4
      // Mistake: compares with case
      // Shows: one spelling
      value = text

      """)
    #expect(answer.exercise == ExerciseID(stage: 1, number: 4))
    #expect(answer.kind == .misconception(shows: "one spelling"))
    #expect(answer.summary == "compares with case")
    #expect(answer.holes == [1: ["value = text"]])
    #expect(answer.name == "1.4-compares-with-case")
  }

  @Test("An answer for several holes is split at its markers, and a hole may be left out")
  func severalHoles() throws {
    let answer = try read(
      """
      // Exercise: 1.4
      // Alternative: another way
      // Hole: 1
      a()

      b()
      // Hole: 3
      c()
      """, isMisconception: false)
    #expect(answer.kind == .alternative)
    #expect(answer.holes == [1: ["a()", "", "b()"], 3: ["c()"]])
  }

  @Test(
    "A head that lacks a line says which, and how it should look",
    arguments: [
      ("// Mistake: m\n// Shows: s\nx", "// Exercise: 1.4"),
      ("// Exercise: 1.4\n// Shows: s\nx", "// Mistake:"),
      ("// Exercise: 1.4\n// Mistake: m\nx", "// Shows:"),
      ("// Exercise: four\n// Mistake: m\n// Shows: s\nx", "'four'"),
      ("// Exercise: 1.5\n// Mistake: m\n// Shows: s\nx", "'1.5-'"),
      ("// Exercise: 1.4\n// Mistake: m\n// Shows: s\n\n", "no answer"),
    ])
  func damagedHead(text: String, clue: String) {
    let error = #expect(throws: DamagedAnswer.self) { try read(text) }
    #expect(error?.description.contains(clue) == true)
    #expect(error?.description.hasPrefix(file) == true)
  }

  @Test("A comment in the answer itself is a part of it")
  func commentInBody() throws {
    let answer = try read("// Exercise: 1.4\n// Mistake: m\n// Shows: s\n// a remark\nx")
    #expect(answer.holes == [1: ["// a remark", "x"]])
  }
}
