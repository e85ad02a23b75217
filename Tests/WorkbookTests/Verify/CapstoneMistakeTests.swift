import Testing

@testable import workbook

@Suite("The proof: mistakes of the capstone")
struct CapstoneMistakeTests {
  private static let text = """
    // Mistake: ships what is not there
    // Shows: there are 3
    // File: Solutions/Capstone/Item.swift
    // Instead of:
      guard enough else { throw NotEnough() }
    // Write:
    // File: Solutions/Capstone/Stock.swift
    // Instead of:
      first()

      second()
    // Write:
      second()

    """
  private let reference = [
    "Solutions/Capstone/Item.swift": "a\n  guard enough else { throw NotEnough() }\nb\n",
    "Solutions/Capstone/Stock.swift": "  first()\n\n  second()\n",
    "Solutions/Capstone/Names.swift": "c\n",
  ]

  @Test("Lines are removed and replaced, in several files")
  func applied() throws {
    let mistake = try CapstoneMistake(parsing: Self.text, file: "ships.swift")
    #expect(mistake.summary == "ships what is not there" && mistake.shows == "there are 3")
    #expect(
      try mistake.applied(to: reference) == [
        "Solutions/Capstone/Item.swift": "a\nb\n",
        "Solutions/Capstone/Stock.swift": "  second()\n",
        "Solutions/Capstone/Names.swift": "c\n",
      ])
  }

  @Test("Lines that occur never or twice are reported", arguments: ["a\n", "x()\nx()\n"])
  func notOnce(text: String) throws {
    let mistake = try CapstoneMistake(
      parsing: """
        // Mistake: m
        // Shows: s
        // File: Item.swift
        // Instead of:
        x()
        // Write:
        y()
        """, file: "m.swift")
    #expect(throws: DamagedAnswer.self) { try mistake.applied(to: ["Item.swift": text]) }
  }

  @Test(
    "A missing part is reported",
    arguments: [("Mistake", "// Mistake:"), ("Shows", "// Shows:"), ("File", "// File:")])
  func damaged(field: String, words: String) throws {
    let text = Self.text.lines.filter { !$0.hasPrefix("// \(field):") }.joined(separator: "\n")
    let error = #expect(throws: DamagedAnswer.self) {
      try CapstoneMistake(parsing: text, file: "m.swift")
    }
    #expect(error?.reason.contains(words) == true)
  }
}
