import Testing

@testable import workbook

@Suite("The proof: checks without a build")
struct StaticChecksTests {
  private static let solution = """
    // BEGIN EXERCISE 1.1
    // starter: start
    reference
    // END EXERCISE 1.1
    """
  private static let source = "// BEGIN EXERCISE 1.1\nstart\n// END EXERCISE 1.1"

  private static let whole = [
    "Solutions/1-Events/Money.swift": solution,
    "Sources/1-Events/Money.swift": source,
    "Tests/1-EventsTests/MoneyTests.swift": "@Test(\"s\", .exercise(\"1.1\")) func s() {}",
    "Tests/Misconceptions/1-Events/1.1.swift": ["a", "b", "c"].map(wrong).joined(),
  ]

  private static func wrong(_ title: String) -> String {
    "// Answer: \(title)\n// Mistake: m\n// Shows: s\n// Hole: 1\nx\n"
  }

  private func faults(
    of files: [String: String], exercises: Stage = .sample(1)
  ) throws -> [String] {
    let folder = try TemporaryPackage(files)
    let road = Road(package: folder.package, stages: [exercises])
    let tree = try HoleTree(.solutions, of: exercises, in: folder.package)
    let checks = StaticChecks(
      road: road, answers: try Answers(of: road),
      tests: try ExerciseTests(of: road.stages, in: folder.package))
    let findings =
      try checks.generated(exercises, from: tree)
      + exercises.exercises.map { checks.complete($0, in: tree) } + checks.orphans(in: [tree])
    return findings.compactMap { finding in
      finding.fault.map { "\(finding.subject ?? finding.exercise?.description ?? ""): \($0)" }
    }
  }

  @Test("A complete stage has no fault")
  func complete() throws {
    #expect(try faults(of: Self.whole) == [])
  }

  @Test("A hint for an unknown test, and a first hint for a single test, are faults")
  func hints() throws {
    let hints = [Hint(text: "first", tests: ["s", "gone"]), Hint(text: "second", tests: [])]
    let exercise = Exercise(
      id: ExerciseID(stage: 1, number: 1), title: "", text: "", hints: hints)
    let stage = Stage(number: 1, name: "Events", title: "Events", exercises: [exercise])
    let faults = try faults(of: Self.whole, exercises: stage)
    #expect(faults.count == 1)
    #expect(faults.first?.contains("a hint is for the test 'gone', which it doesn't have") == true)
    #expect(faults.first?.contains("its first hint is for a single test") == true)
  }

  @Test("A source that differs from its reference is reported with the line")
  func drift() throws {
    var files = Self.whole
    files["Sources/1-Events/Money.swift"] = Self.source.replacing("start", with: "mine")
    let faults = try faults(of: files)
    #expect(faults.count == 1)
    #expect(faults.first?.hasPrefix("Sources/1-Events/Money.swift: line 2") == true)
  }

  @Test("A source without a reference is reported")
  func extraSource() throws {
    var files = Self.whole
    files["Sources/1-Events/Extra.swift"] = "let a = 1"
    #expect(try faults(of: files).first?.hasPrefix("Sources/1-Events/Extra.swift:") == true)
  }

  @Test("A missing hole, test or wrong answer is reported")
  func incomplete() throws {
    let fault = try faults(of: Self.whole, exercises: .sample(1, 2)).joined()
    #expect(fault.hasPrefix("1.2:"))
    for lack in ["no hole", "no test", "0 wrong answers"] {
      #expect(fault.contains(lack))
    }
  }

  @Test("A hole, a test and an answer for an unknown exercise are reported")
  func orphans() throws {
    var files = Self.whole
    files["Solutions/1-Events/More.swift"] = Self.solution.replacing("1.1", with: "1.9")
    files["Sources/1-Events/More.swift"] = Self.source.replacing("1.1", with: "1.9")
    files["Tests/1-EventsTests/More.swift"] = "@Test(\"s\", .exercise(\"1.8\")) func s() {}"
    files["Tests/Misconceptions/1-Events/1.7.swift"] = Self.wrong("a")
    let faults = try faults(of: files).joined(separator: "\n")
    for orphan in ["a hole is for exercise 1.9", "a test is for exercise 1.8", "exercise 1.7"] {
      #expect(faults.contains(orphan))
    }
  }

  @Test("A repeated number in a chapter is a fault")
  func twice() throws {
    #expect(
      try faults(of: Self.whole, exercises: .sample(1, 1)).contains {
        $0.contains("more than once")
      })
  }
}
