import Testing

@testable import workbook

@Suite("The proof: single expressions among other variants")
struct SingleExpressionTests {
  @Test(
    "A value gets a `return`",
    arguments: [
      [".zero"], ["[", "  1,", "]"], ["try read(a)"], ["// Look.", "a == b"],
      ["switch a {", "case 1: true", "default: false", "}"],
      ["if a { 1 } else { 2 }"], ["list", "  .filter { x in", "    return x > 1", "  }"],
      ["a", "+ b"], ["\"\"\"", "text", "\"\"\""],
    ])
  func values(lines: [String]) throws {
    let code = try #require(lines.firstIndex { !$0.hasPrefix("//") })
    var expected = lines
    expected[code] = "return " + lines[code]
    #expect(lines.returningExplicitly == expected)
  }

  @Test(
    "Statements stay as they are",
    arguments: [
      ["return 1"], ["throw Unfinished(\"1.1\")"], ["let a = 1", "return a"], ["sum += 1"],
      ["value = text"], ["state.log[a] = b"], ["for a in b {", "}"],
      ["guard a else { return b }", "c"],
      ["switch a {", "case 1: return true", "default: return false", "}"], ["first()", "second()"],
      ["// Nothing yet."],
    ])
  func statements(lines: [String]) {
    #expect(lines.returningExplicitly == lines)
  }
}
