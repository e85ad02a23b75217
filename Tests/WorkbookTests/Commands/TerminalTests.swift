import Testing

@testable import workbook

@Suite("The companion: terminal output")
struct TerminalTests {
  private func terminal(
    _ environment: [String: String] = [:], isInteractive: Bool = true, width: Int? = nil
  ) -> Terminal {
    Terminal(isInteractive: isInteractive, environment: environment, width: width)
  }

  @Test("Colour needs a terminal that supports it and no NO_COLOR")
  func color() {
    #expect(terminal().styled("x", .bad) == "\u{1B}[31mx\u{1B}[0m")
    #expect(terminal(isInteractive: false).styled("x", .bad) == "x")
    #expect(terminal(["NO_COLOR": "1"]).styled("x", .bad) == "x")
    #expect(terminal(["TERM": "dumb"]).styled("x", .bad) == "x")
  }

  @Test("An empty NO_COLOR has no effect")
  func emptyNoColor() {
    #expect(terminal(["NO_COLOR": ""]).hasColor)
  }

  @Test("A bar shows the part that is done", arguments: [(0, ""), (1, "█"), (4, "████")])
  func bar(done: Int, filled: String) {
    let bar = terminal(isInteractive: false).bar(done, of: 4, width: 4)
    #expect(bar == filled + String(repeating: "░", count: 4 - filled.count))
  }

  @Test("Text is wrapped between words, and a long word stays whole")
  func wrapping() {
    #expect(
      "one two three".wrapped(to: 9, indent: "  ") == ["  one two", "  three"])
    #expect("a-very-long-word b".wrapped(to: 6) == ["a-very-long-word", "b"])
    #expect("one\n  two".wrapped(to: 20) == ["one", "  two"])
    // The two sides of a comparison stay below each other, also when one of them is long.
    #expect("  got:      7".wrapped(to: 20) == ["  got:      7"])
    #expect("  got:      seven".wrapped(to: 8) == ["  got:", "  seven"])
    // An emoji takes two columns, and in a diff the second side stands under its heading.
    #expect("🎉🎉 two".wrapped(to: 7) == ["🎉🎉", "two"])
    #expect("🎉é".padded(to: 5) == "🎉é  ")
  }

  @Test("A chapter's prose is wrapped, and its code is not")
  func markdown() {
    let text = """
      Money is **exact**,
      see [the chapter](README.md).

      - one point that goes on
        and on

      ```swift
      let   a = 1
      ```
      """
    let lines = Markdown(text: text).rendered(on: terminal(isInteractive: false), indent: "")
    #expect(
      lines == [
        "Money is exact, see the chapter (README.md).", "", "- one point that goes on and on", "",
        "    let   a = 1",
      ])
  }
}
