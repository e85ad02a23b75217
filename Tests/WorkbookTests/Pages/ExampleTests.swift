import Foundation
import Testing

@testable import workbook

@Suite("The proof: examples in the text")
struct ExampleTests {
  private let page = Page(
    path: "Chapters/1-Events/README.md",
    markdown: """
      ### Exercise 1.11 — Read an amount

      <!-- example -->
      ```swift
      public struct Loan {
        let reader: String
      }
      extension Loan { var isOpen: Bool { true } }
      let loan = Loan(reader: "Ada")
      loan.reader        // → "Ada"; who has it
      try Money("-5")    // throws MoneyError.negative
      try Money("x")     // throws MoneyError
      ```

      - In a list:

        <!-- example, continued -->
        ```swift
        loan.isOpen  // → true
        ```

      <!-- example -->
      ```swift
      loan.reader == …  // → true
      ```
      """)

  private func program() throws -> ExampleProgram {
    try #require(ExampleProgram(page, imports: ["Events"]))
  }

  @Test("A block and its continuations are one function; their types are declared before it")
  func source() throws {
    let text = try #require(try program().files["example4.swift"])
    #expect(text.hasPrefix("@testable import Events\n"))
    let parts = text.split(separator: "func example4() async throws {")
    #expect(parts.count == 2)
    #expect(parts.first?.contains("private struct Loan {\n  let reader: String\n}") == true)
    #expect(parts.first?.contains("\nextension Loan {") == true)
    #expect(parts.last?.contains("\nlet loan = Loan(reader: \"Ada\")") == true)
    #expect(parts.last?.contains("let result19 = loan.isOpen;") == true)
  }

  @Test("A result is compared with the text after the arrow, without the words for the reader")
  func results() throws {
    let text = try #require(try program().files["example4.swift"])
    #expect(text.contains("compare(10, result10, with: \"\\\"Ada\\\"\")"))
    #expect(text.contains("compare(11, error, with: MoneyError.negative)"))
    #expect(text.contains("compare(12, error, with: MoneyError.self)"))
  }

  @Test("Only an example without an ellipsis runs")
  func main() throws {
    let main = try #require(try program().files["main.swift"])
    #expect(main.contains("example4()") && !main.contains("example22()"))
  }

  @Test("A missing result, a crash, and a result of code that does not run are faults")
  func findings() throws {
    let printed = """
      #example 10
      noise
      #example 11 it doesn't throw
      #example 12
      """
    let findings = try program().findings(printed: printed)
    #expect(
      findings.map(\.fault) == [
        "line 11: it doesn't throw",
        "line 19: the program didn't reach it; it crashed",
        "line 24: it has a result, but an example with an ellipsis doesn't run",
      ])
    #expect(findings.map { $0.exercise?.number } == [11, 11, 11])
    #expect(findings.first?.subject == "Chapters/1-Events/README.md:4")
  }

  @Test("If all results are right, there is no fault")
  func good() throws {
    let printed = "#example 10\n#example 11\n#example 12\n#example 19\n#example end"
    let faults = try program().findings(printed: printed).map(\.fault)
    #expect(faults.prefix(2) == [nil, nil])
  }

  @Test(
    "An ellipsis becomes code that compiles: a statement, or a value of any type",
    arguments: [
      ("…", "fatalError()"),
      ("  case .opened: …", "  case .opened: fatalError()"),
      ("guard amount > … else { … }", "guard amount > missing() else { fatalError() }"),
      ("return …", "return missing()"),
      ("print(\"…\") // and …", "print(\"…\") // and …"),
      ("… // here", "fatalError() // here"),
    ])
  func ellipsis(shown: String, compiled: String) {
    #expect(shown.withoutEllipsis == compiled)
  }
}
