import RegexBuilder

/// One example as a source file: its types, and a function with its statements.
struct ExampleSource {
  private var declarations: [String] = []
  private var statements: [String] = []
  private let example: ExampleProgram.Example
  private let imports: [String]

  init(_ example: ExampleProgram.Example, on page: Page, imports: [String]) {
    self.example = example
    self.imports = imports
    for block in example.blocks { read(block, of: page.path) }
  }

  var text: String {
    let header = imports.map { "@testable import \($0)" } + ["import Foundation"]
    let body = ["func \(example.name)() async throws {"] + statements + ["}", ""]
    return (header + declarations + body).joined(separator: "\n")
  }

  /// The lines of the page on which `block` shows a result.
  static func results(in block: Page.Block) -> [Int] {
    block.text.lines.enumerated().compactMap { index, line in
      line.contains(/\s\/\/ (?:→|throws) ./) ? block.firstLine + index : nil
    }
  }

  /// Types go in front of the function, where extensions may follow them; no other file sees them.
  private mutating func read(_ block: Page.Block, of path: String) {
    var isDeclaration = false
    declarations.append(Self.location(path, block.firstLine))
    statements.append(Self.location(path, block.firstLine))
    for (index, line) in block.text.lines.unindented.enumerated() {
      let code = line.withoutEllipsis
      let starts = code.starts(with: Self.declaration)
      if starts || isDeclaration {
        declarations.append(starts ? Self.private(code) : code)
        statements.append("")
        if starts { isDeclaration = !Self.isClosed(code) }
        if code.hasPrefix("}") { isDeclaration = false }
      } else {
        declarations.append("")
        statements.append(Self.statement(code, line: block.firstLine + index))
      }
    }
    declarations.append("#sourceLocation()")
    statements.append("#sourceLocation()")
  }

  private static func location(_ path: String, _ line: Int) -> String {
    "#sourceLocation(file: \(String(reflecting: path)), line: \(line))"
  }

  private static var declaration: Regex<Substring> {
    let kinds = /(?:import|protocol|extension|struct|enum|class|actor)\b/
    return Regex {
      ZeroOrMore(/(?:public|internal|private|final|indirect)\s/)
      kinds
    }
  }

  private static func `private`(_ code: String) -> String {
    if code.hasPrefix("import") || code.hasPrefix("extension") { return code }
    return "private " + code.replacing(/^(?:public|internal|private)\s/, with: "")
  }

  /// Whether a declaration ends on the line that it begins on.
  private static func isClosed(_ code: String) -> Bool {
    code.hasPrefix("import") || code.count { $0 == "{" } == code.count { $0 == "}" }
  }

  /// The statement, or a comparison of its result with the shown one.
  private static func statement(_ code: String, line: Int) -> String {
    guard let match = code.wholeMatch(of: /(\s*)(\S.*?)\s*\/\/ (→|throws) (.+)/) else {
      return code
    }
    let shown = String(match.4.split(separator: "; ").first ?? "")
    if match.3 == "→" {
      return "\(match.1)let result\(line) = \(match.2); "
        + "compare(\(line), result\(line), with: \(String(reflecting: shown)))"
    }
    let error = shown.wholeMatch(of: /[A-Z]\w*/) == nil ? shown : shown + ".self"
    return "\(match.1)do { _ = \(match.2); tell(\(line), \"it doesn't throw\") } "
      + "catch { compare(\(line), error, with: \(error)) }"
  }
}

extension [String] {
  /// The lines without the spaces that all of them begin with.
  var unindented: [String] {
    let written = filter { !$0.allSatisfy(\.isWhitespace) }
    let indentation = written.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return map { String($0.dropFirst(indentation)) }
  }
}
