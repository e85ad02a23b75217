import Testing

@testable import workbook

@Suite("The proof: the mistakes of the capstone side by side")
struct CapstoneHolesTests {
  private static let item = "struct Item {\n  func a() -> Int { 1 }\n\n  func b() -> Int { 2 }\n}"
  private let reference = ["Item.swift": item, "Stock.swift": "import Events\n\nlet stock = 5\n"]
  private let stage = Stage(
    number: 2, name: "Storeroom", title: "", exercises: [], ownFolder: "Capstone")

  /// The reference, and a mistake for each of `files`, which are changed in it.
  private func holes(_ files: [String: String]...) throws -> CapstoneHoles {
    let wrong = try files.enumerated().map { number, files in
      let text = "// Mistake: m\n// Shows: s\n// File: f\n// Instead of:\na\n// Write:\nb"
      let mistake = try CapstoneMistake(parsing: text, file: "M/wrong-\(number).swift")
      return (mistake, reference.merging(files) { $1 })
    }
    return CapstoneHoles(of: stage, reference: reference, wrong: wrong)
  }

  @Test("Each body that a mistake changes is a hole, in the order of the files")
  func bodies() throws {
    let holes = try holes(
      ["Item.swift": Self.item.replacing("2", with: "3")],
      ["Stock.swift": "import Events\n\nlet stock = 6\n"],
      [
        "Item.swift": Self.item.replacing("{ 2 }", with: "{\n    four()\n  }"),
        "Stock.swift": "import Events\n\nlet stock = 7\n",
      ])
    #expect(holes.answers.map(\.title) == ["wrong-0", "wrong-1", "wrong-2"])
    #expect(
      holes.answers.map(\.holes) == [
        [1: ["    3"]], [2: ["  6"]], [1: ["    four()"], 2: ["  7"]],
      ])
    #expect(holes.answers.allSatisfy { $0.exercise == ExerciseID(stage: 2, number: 1) })
    #expect(holes.solutions.holes.map(\.hole.lines) == [["    2"], ["  5"]])
    // The body that is the same for all stays where it was.
    #expect(holes.solutions.files["Item.swift"]?.reference.contains("{\n    1\n  }") == true)
  }

  @Test("A mistake that changes code outside of bodies is not an answer, but the others are")
  func alone() throws {
    let holes = try holes(
      ["Item.swift": Self.item.replacing("func b() ", with: "func b() throws ")],
      ["Item.swift": Self.item.replacing("2", with: "3")],
      ["Item.swift": Self.item.replacing("2", with: "3"), "Stock.swift": "let stock: Int\n"])
    #expect(holes.answers.map(\.title) == ["wrong-1"])
  }

  @Test("An import that a mistake adds is there for all of them")
  func imports() throws {
    let text = "import Events\nimport ReadModels\n\nlet stock = items()\n"
    let holes = try holes(["Stock.swift": text], ["Stock.swift": text])
    #expect(holes.answers.map(\.holes) == [[1: ["  items()"]], [1: ["  items()"]]])
    #expect(
      holes.solutions.files["Stock.swift"]?.reference.hasPrefix(
        "import ReadModels\nimport Events\n\nlet stock =\n// BEGIN") == true)
  }

  @Test("All mistakes are compiled into one text")
  func sources() throws {
    let holes = try holes(["Item.swift": Self.item.replacing("2", with: "3")])
    let sources = VariantSources(
      of: holes.solutions, [ExerciseID(stage: 2, number: 1)], variants: Variants(holes.answers),
      without: [])
    #expect(
      sources.files["Item.swift"]?.contains(
        """
        if ProofVariant.of_2_1 == 2 {
            return 3
        } else {
            return 2
        }
        """) == true)
  }
}
