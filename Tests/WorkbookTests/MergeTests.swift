import Testing

@testable import workbook

@Suite("The companion: new text around what a learner wrote")
struct MergeTests {
  private let stage = Stage.sample(1, 2)

  private func solution(_ exercise: String, around text: String = "") -> String {
    """
    \(text)
    // BEGIN EXERCISE \(exercise)
    // starter: start \(exercise)
    reference
    // END EXERCISE \(exercise)
    """
  }

  private func own(_ exercise: String, _ content: String, around text: String = "") -> String {
    "\(text)\n// BEGIN EXERCISE \(exercise)\n\(content)\n// END EXERCISE \(exercise)"
  }

  private func merge(own: [String: String], solutions: [String: String]) throws -> Merge {
    let folder = try TemporaryPackage()
    for (file, text) in own { try folder.write(text, to: "Sources/1-Events/\(file)") }
    for (file, text) in solutions { try folder.write(text, to: "Solutions/1-Events/\(file)") }
    return Merge(
      try HoleTree(.sources, of: stage, in: folder.package),
      into: try HoleTree(.solutions, of: stage, in: folder.package))
  }

  @Test("The text around a hole is new, and the hole keeps what the learner wrote")
  func around() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine", around: "old")],
      solutions: ["Money.swift": solution("1.1", around: "new")])
    #expect(merge.files == ["Money.swift": own("1.1", "mine", around: "new")])
    #expect(merge.homeless.isEmpty && merge.obsolete.isEmpty)
  }

  @Test("A hole that moved to another file takes what was written with it")
  func moved() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine")], solutions: ["Cents.swift": solution("1.1")])
    #expect(merge.files == ["Cents.swift": own("1.1", "mine")])
    #expect(merge.obsolete == ["Money.swift"])
    #expect(merge.homeless.isEmpty)
  }

  @Test("A new hole begins with its starter")
  func added() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine")],
      solutions: ["Money.swift": solution("1.1"), "Email.swift": solution("1.2")])
    #expect(merge.files["Email.swift"] == own("1.2", "start 1.2"))
    #expect(merge.files["Money.swift"] == own("1.1", "mine"))
  }

  @Test("What was written in a hole that is gone is named, not lost in silence")
  func homeless() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine") + "\n" + own("1.2", "also mine")],
      solutions: ["Money.swift": solution("1.1")])
    #expect(merge.homeless.map(\.exercise.description) == ["1.2"])
  }

  @Test("A file that the learner added is left alone")
  func additional() throws {
    let merge = try merge(
      own: ["Money.swift": own("1.1", "mine"), "MyNotes.swift": "// notes"],
      solutions: ["Money.swift": solution("1.1")])
    #expect(merge.obsolete.isEmpty)
    #expect(merge.files.keys.sorted() == ["Money.swift"])
  }
}
