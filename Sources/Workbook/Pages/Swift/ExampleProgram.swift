import Foundation

/// The examples of one page as one program, which says for each result whether it is what the page
/// shows.
///
/// A line that shows a result ends in an arrow, and what follows a semicolon is for the reader:
///
///     account.values(in: "/accounts//")  // → nil; a segment is never empty
///     try Money("1.005")                 // throws MoneyError.tooPrecise
///     try store.append(late)             // throws VersionConflict
struct ExampleProgram {
  /// A block, with those that continue it.
  struct Example {
    var blocks: [Page.Block]

    /// Something is left out of it, so it is compiled and not run.
    var isComplete: Bool {
      !blocks.flatMap(\.text.lines).contains { $0.withoutEllipsis != $0 }
    }
    var name: String { "example\(blocks.first?.line ?? 0)" }
  }

  let page: Page
  let examples: [Example]
  let imports: [String]

  /// The program for the examples of `page`; `nil` when it has none.
  init?(_ page: Page, imports: [String]) {
    var examples: [Example] = []
    for block in page.blocks {
      guard case .example(let isContinued) = block.note else { continue }
      if isContinued, !examples.isEmpty {
        examples[examples.count - 1].blocks.append(block)
      } else {
        examples.append(Example(blocks: [block]))
      }
    }
    guard !examples.isEmpty else { return nil }
    (self.page, self.examples, self.imports) = (page, examples, imports)
  }

  /// Its source files by their names.
  var files: [String: String] {
    var files = ["main.swift": main, "Results.swift": Self.results]
    for example in examples {
      files["\(example.name).swift"] = ExampleSource(example, on: page, imports: imports).text
    }
    return files
  }

  private var main: String {
    let calls = examples.filter(\.isComplete).map { example in
      "await run(\(example.blocks.first?.line ?? 0)) { try await \(example.name)() }"
    }
    return (calls + ["print(\"\(Self.mark)end\")", ""]).joined(separator: "\n")
  }

  /// The fault of each block, from the program's output.
  func findings(printed: String) -> [Finding] {
    var faults: [Int: String] = [:]
    var seen: Set<Int> = []
    var hasEnded = false
    for line in printed.lines {
      guard let match = line.wholeMatch(of: /#example (?:(end)|(\d+)(?: (.+))?)/) else { continue }
      if match.1 != nil { hasEnded = true }
      guard let number = match.2.flatMap({ Int($0) }) else { continue }
      seen.insert(number)
      faults[number] = match.3.map { String($0) }
    }
    return examples.flatMap { example in
      example.blocks.map { block in
        let lines = block.line...(block.line + block.text.lines.count)
        let results = ExampleSource.results(in: block)
        var fault = lines.lazy.compactMap { number in
          faults[number].map { "line \(number): \($0)" }
        }.first
        if fault == nil, let missing = results.first(where: { !seen.contains($0) }) {
          fault =
            example.isComplete
            ? "line \(missing): the program didn't reach it" + (hasEnded ? "" : "; it crashed")
            : "line \(missing): it has a result, but an example with an ellipsis doesn't run"
        }
        return Finding(.text, block.exercise, subject: "\(page.path):\(block.line)", fault: fault)
      }
    }
  }

  static let mark = "#example "

  /// The functions that the examples call to compare a result.
  private static let results = """
    import Foundation

    func run(_ line: Int, _ example: () async throws -> Void) async {
      do {
        try await example()
      } catch {
        tell(line, "it throws \\(type(of: error)): \\(error)")
      }
    }

    func compare<T>(_ line: Int, _ value: T, with shown: String) {
      let actual = text(of: value)
      tell(line, actual == shown ? nil : "it gives \\(actual)")
    }

    func compare(_ line: Int, _ error: any Error, with wanted: Any) {
      if let type = wanted as? any Error.Type {
        tell(line, type == Swift.type(of: error) ? nil : "it throws \\(Swift.type(of: error))")
      } else {
        var (actual, expected) = ("", "")
        dump(error, to: &actual)
        dump(wanted, to: &expected)
        tell(line, actual == expected ? nil : "it throws \\(String(reflecting: error))")
      }
    }

    func tell(_ line: Int, _ fault: String?) {
      print("\(mark)\\(line)" + (fault.map { " " + $0.replacing("\\n", with: " ") } ?? ""))
      fflush(nil)
    }

    private func text<T>(of value: T) -> String {
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .optional {
        return mirror.children.first.map { text(of: $0.value) } ?? "nil"
      }
      if let string = value as? any StringProtocol { return String(reflecting: String(string)) }
      return String(describing: value)
    }

    \(String.missing)
    """
}
