import Testing

@testable import workbook

@Suite("The proof: the bodies of a source file")
struct SourceBodiesTests {
  private func bodies(of text: String) -> [String] {
    SourceBodies(of: text.lines).bodies.map { $0.joined(separator: "\n") }
  }

  @Test("A body is between the brace of its function and the one with the same indentation")
  func functions() {
    #expect(
      bodies(
        of: """
          extension Item {
            func close() {
              if open {
                open = false
              }
            }

            private static func carryOut(
              _ request: Request, at version: Int
            ) async throws -> Answer {
              try await answer(request)
            }

            var sku: SKU {
              switch self { case .a: 1 }
            }
          }
          """) == [
          "    if open {\n      open = false\n    }", "    try await answer(request)",
          "    switch self { case .a: 1 }",
        ])
  }

  @Test("A body on one line is the same as the body on a separate line", arguments: ["", "  "])
  func oneLine(indentation: String) {
    let one = SourceBodies(of: [indentation + "func open() async throws -> Int { try await a() }"])
    let three = SourceBodies(
      of: ["func open() async throws -> Int {", "  try await a()", "}"].map { indentation + $0 })
    #expect(one == three)
    #expect(SourceBodies(of: ["func open() {}"]).bodies == [[]])
  }

  @Test("The value of a property is a body if it is on one line")
  func values() {
    #expect(bodies(of: "  static let name: Self = \"a\"") == ["    \"a\""])
    #expect(bodies(of: "let answers = Answers()\nvar b: Int") == ["  Answers()"])
    #expect(bodies(of: "let names: Set<Name> = [\n  .a,\n]") == [])
    #expect(bodies(of: "let name =\n  \"a\"") == [])
  }

  @Test("Code without a body is text")
  func text() {
    let text = """
      import Events

      protocol Reader {
        func read(_ a: Int) -> Int
        var name: String { get }
      }

      struct Row {
        var name: String?
      }
      """
    let file = SourceBodies(of: text.lines)
    #expect(file.bodies == [["    get"]])
    #expect(
      file.surroundings[0].suffix(2) == ["  func read(_ a: Int) -> Int", "  var name: String {"])
    #expect(file.surroundings[1].last == "}")
  }

  @Test("A changed body is found by its number, but not a change outside of bodies")
  func changes() {
    let old = SourceBodies(of: ["func a() { one }", "let b = 2"])
    #expect(old.changes(in: SourceBodies(of: ["func a() { one }", "let b = 3"])) == [1: ["  3"]])
    #expect(old.changes(in: old) == [:])
    #expect(old.changes(in: SourceBodies(of: ["func a() throws { one }", "let b = 2"])) == nil)
    #expect(old.changes(in: SourceBodies(of: ["func a() { one }"])) == nil)
  }
}
