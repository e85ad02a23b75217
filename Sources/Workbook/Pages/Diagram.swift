/// A Mermaid diagram, as far as the proof understands it.
struct Diagram {
  private let lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }
      .filter { !$0.isEmpty && !$0.hasPrefix("%%") }
  }

  /// The fault of the diagram; `names` are those in the code, which it may use.
  func fault(names: Set<Substring>) -> String? {
    guard let kind = lines.first?.split(separator: " ").first, Self.kinds.contains(kind) else {
      return "its first line must begin with one of \(Self.kinds.sorted())"
    }
    if let line = lines.first(where: { !Self.isBalanced($0) }) {
      return "a bracket or a quotation mark isn't closed: '\(line)'"
    }
    let opened = lines.count { Self.openings.contains($0.prefix { $0.isLetter }) }
    let closed = lines.count { $0 == "end" }
    guard opened == closed else {
      return "\(opened) blocks are opened, but \(closed) are closed with `end`"
    }
    return faultInParticipants ?? faultInNames(names)
  }

  private static let kinds: Set<Substring> = ["flowchart", "sequenceDiagram", "stateDiagram-v2"]
  private static let openings: Set<Substring> = [
    "subgraph", "loop", "alt", "opt", "par", "rect", "critical", "break",
  ]

  private static func isBalanced(_ line: Substring) -> Bool {
    guard line.count(where: { $0 == "\"" }).isMultiple(of: 2) else { return false }
    let bare = line.replacing(/"[^"]*"/, with: "").replacing(/[-=.]+>+/, with: "")
    return [("[", "]"), ("(", ")"), ("{", "}")].allSatisfy { pair in
      bare.count { "\($0)" == pair.0 } == bare.count { "\($0)" == pair.1 }
    }
  }

  /// A participant that an arrow of a sequence leads to has to be declared.
  private var faultInParticipants: String? {
    guard lines.first == "sequenceDiagram" else { return nil }
    let known = Set(lines.compactMap { $0.firstMatch(of: /^(?:participant|actor) +(\w+)/)?.1 })
    return lines.lazy.compactMap { line -> String? in
      guard let arrow = line.firstMatch(of: /^(\w+) *-?->>?[+-]? *(\w+) *:/) else { return nil }
      return [arrow.1, arrow.2].first { !known.contains($0) }.map {
        "'\(line)' names \($0), which isn't a participant"
      }
    }.first
  }

  /// A word with a capital letter in it comes from the code, so it has to be there.
  private func faultInNames(_ names: Set<Substring>) -> String? {
    lines.dropFirst().lazy.flatMap { $0.matches(of: /\b[A-Za-z]\w*[a-z]\w*[A-Z]\w*/) }
      .map(\.output).first { !names.contains($0) }
      .map { "it names \($0), which isn't a name in the code" }
  }
}
