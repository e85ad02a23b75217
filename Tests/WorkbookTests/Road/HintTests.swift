import Foundation
import Testing

@testable import workbook

@Suite("The companion: hints")
struct HintTests {
  private let exercise = Exercise(
    id: ExerciseID(stage: 1, number: 1), title: "Read an amount", text: "",
    hints: [
      Hint(text: "the idea", tests: []),
      Hint(text: "signs", tests: ["A minus is read", "A plus is refused"]),
      Hint(text: "size", tests: ["Too much is refused"]),
      Hint(text: "signs once more", tests: ["A minus is read"]),
      Hint(text: "nearly all", tests: []),
    ])

  /// The hints in the order in which they are shown to somebody whose tests go on failing.
  private func order(failing tests: [String]) -> [Int] {
    var shown: [Int] = []
    while let next = exercise.nextHint(seen: Set(shown), failing: tests) { shown.append(next) }
    return shown
  }

  @Test("Without a failing test, hints come in the chapter's order")
  func inOrder() {
    #expect(order(failing: []) == [0, 1, 2, 3, 4])
  }

  @Test("Without a hint for the test, those for the whole exercise come first")
  func general() {
    #expect(order(failing: ["Another test"]) == [0, 4, 1, 2, 3])
  }

  @Test("The hints for the first failing test come first, then those for the second")
  func fitting() {
    #expect(order(failing: ["A minus is read"]) == [1, 3, 0, 4, 2])
    #expect(order(failing: ["Too much is refused", "A plus is refused"]) == [2, 1, 0, 4, 3])
  }

  @Test("The seen hints are saved for each exercise, and read back")
  func roundTrip() throws {
    let first = try #require(ExerciseID("1.1"))
    let second = try #require(ExerciseID("1.10"))
    var seen = HintsSeen("")
    seen.add(2, of: first)
    seen.add(0, of: first)
    seen.add(1, of: second)
    let again = HintsSeen(seen.text)
    #expect(again == seen)
    #expect(again[first] == [0, 2] && again[second] == [1])
  }

  @Test("A line without hints is ignored")
  func damaged() throws {
    let seen = HintsSeen("1.1 many\nnonsense\n1.2 3\n")
    #expect(seen[try #require(ExerciseID("1.1"))] == [])
    #expect(seen[try #require(ExerciseID("1.2"))] == [2])
  }

  @Test(
    "The seen hints are not saved through a link",
    arguments: [".workbook", ".workbook/hints-seen"])
  func link(path: String) throws {
    let outside = try TemporaryPackage(["hints": "mine"])
    let folder = try TemporaryPackage()
    let target = path == ".workbook" ? outside.package.root : outside.package.url("hints")
    try folder.link(path, to: target.path)
    #expect(throws: FileError.link(path, target: target.path)) {
      try HintsSeen("1.1 3").save(in: folder.package)
    }
    #expect(try outside.text(at: "hints") == "mine")
  }
}
