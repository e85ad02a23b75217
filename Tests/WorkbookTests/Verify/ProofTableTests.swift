import Testing

@testable import workbook

@Suite("The proof: its table")
struct ProofTableTests {
  private let exercise = Exercise(
    id: ExerciseID(stage: 1, number: 4), title: "An address", text: "", hints: [])

  private func table(_ findings: [Finding]) -> ProofTable {
    ProofTable(findings: findings, exercises: [exercise])
  }

  @Test("The last line counts passed and failed checks")
  func verdict() {
    let table = table([
      Finding(.green, exercise.id, fault: nil),
      Finding(.road, exercise.id, fault: "it depends on a later exercise"),
    ])
    #expect(table.lines.last == "1 passed, 1 failed")
    #expect(table.failed == 1)
  }

  @Test("A fault is reported with its check, its exercise and the file")
  func fault() {
    let table = table([
      Finding(
        .misconceptions, exercise.id, subject: "Tests/Misconceptions/1-Events/1.4.swift, case",
        fault: "no test catches it")
    ])
    #expect(
      table.lines.contains("misconceptions 1.4 Tests/Misconceptions/1-Events/1.4.swift, case"))
    #expect(table.lines.contains("  no test catches it"))
  }

  @Test("An exercise's row shows how many of several answers passed")
  func row() throws {
    let table = table([
      Finding(.misconceptions, exercise.id, fault: nil),
      Finding(.misconceptions, exercise.id, fault: nil),
      Finding(.alternatives, exercise.id, fault: "refused"),
      Finding(.alternatives, exercise.id, fault: nil),
    ])
    let row = try #require(table.lines.first { $0.hasPrefix("1.4 ") })
    #expect(row.contains(" 2/2 "))
    #expect(row.contains(" FAILED 1/2 "))
  }
}
