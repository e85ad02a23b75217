/// A chapter's Markdown as lines for the terminal.
struct Markdown {
  let text: String

  /// Prose is wrapped, code is indented and left as it is, links show where they lead.
  func rendered(on terminal: Terminal, indent: String = "  ") -> [String] {
    var rendered: [String] = []
    var paragraph: [String] = []
    var isCode = false
    let width = min(terminal.width, 90)
    func flush() {
      rendered += Self.wrapped(paragraph, to: width, indent: indent)
      paragraph = []
    }
    for line in text.lines {
      let content = line.drop(while: \.isWhitespace)
      if content.hasPrefix("```") {
        flush()
        isCode.toggle()
      } else if isCode {
        rendered.append(line.isEmpty ? "" : terminal.styled(indent + "    " + line, .code))
      } else if content.isEmpty {
        flush()
        if rendered.last?.isEmpty == false { rendered.append("") }
      } else if content.hasPrefix("|") || content.hasPrefix("#") {
        flush()
        let isHeading = content.hasPrefix("#")
        let shown = String(isHeading ? content.drop { $0 == "#" || $0 == " " } : content)
        rendered.append(isHeading ? terminal.styled(indent + shown, .strong) : indent + shown)
      } else {
        if content.starts(with: /(?:[-*]|\d+\.)\s/) { flush() }
        paragraph.append(Self.plain(line))
      }
    }
    flush()
    return rendered
  }

  private static func wrapped(_ paragraph: [String], to width: Int, indent: String) -> [String] {
    guard let first = paragraph.first else { return [] }
    let marker = first.prefixMatch(of: /\s*(?:[-*]|\d+\.)\s/)
    let hanging = String(repeating: " ", count: marker?.output.count ?? 0)
    let rest = paragraph.dropFirst().map { $0.drop(while: \.isWhitespace) }
    let joined = ([first[...]] + rest).joined(separator: " ")
    return joined.wrapped(to: width, indent: indent, hanging: hanging)
  }

  /// The line without marks that only a browser needs.
  private static func plain(_ line: String) -> String {
    line.replacing(/!?\[([^\]]*)\]\(([^)]*)\)/) { "\($0.1) (\($0.2))" }
      .replacing(/\*\*(.+?)\*\*/) { String($0.1) }
      .replacing(/<\/?(?:details|summary|br|p|sub|sup|kbd|b|i|em|strong)[^>]*>/, with: "")
  }
}
