import Testing

@testable import workbook

@Suite("The companion: what is next")
struct NextTests {
  /// Says what comes after exercise 1.1, when the first holes of 1.1 to 1.4 have this code, and the
  /// second ones have `second`.
  private func next(_ code: [String], second: String = "mine") throws -> [String] {
    let stage = Stage.sample(1, 2, 3, 4)
    let folder = try TemporaryPackage()
    for (index, content) in code.enumerated() {
      let id = "1.\(index + 1)"
      for (file, own) in [("A\(index)", content), ("B\(index)", second)] {
        try folder.write(
          """
          // BEGIN EXERCISE \(id)
          // starter: start
          reference
          // END EXERCISE \(id)
          """, to: "Solutions/1-Events/\(file).swift")
        try folder.write(
          """
          // BEGIN EXERCISE \(id)
          \(own)
          // END EXERCISE \(id)
          """, to: "Sources/1-Events/\(file).swift")
      }
    }
    let session = Session(
      package: folder.package, road: Road(package: folder.package, stages: [stage]),
      machine: .current,
      terminal: Terminal(isInteractive: false, environment: [:], width: 80))
    return try session.next(after: stage.exercises[0])
  }

  @Test("The next exercise is the one that follows, if it is not begun")
  func follows() throws {
    let lines = try next(["mine", "start", "start", "start"], second: "start")
    #expect(lines.dropFirst().first == "Next: exercise 1.2 — Exercise 2")
  }

  @Test("An exercise with one hole that is not begun is the next, with that hole's place")
  func half() throws {
    let lines = try next(["mine", "start", "mine", "start"])
    #expect(
      lines.dropFirst() == [
        "Next: exercise 1.2 — Exercise 2", "  Your code: Sources/1-Events/A1.swift:1",
      ])
  }

  @Test("An exercise that is begun and was not tested is not skipped without a word")
  func begun() throws {
    let lines = try next(["mine", "mine", "mine", "start"])
    #expect(
      lines.dropFirst() == [
        "Exercise 1.2 has your code, too: swift run workbook check 1.2",
        "Next without code: exercise 1.4 — Exercise 4",
        "  Your code: Sources/1-Events/A3.swift:1",
      ])
  }

  @Test("When every hole is begun, `swift run workbook` shows what is left")
  func end() throws {
    #expect(
      try next(["mine", "mine", "mine", "mine"]) == ["`swift run workbook` shows what is left."])
  }
}
