import Foundation

/// One page of the workbook's text, and the parts of it that can be held against the code.
struct Page: Sendable {
  let path: String
  let blocks: [Block]
  /// The lines outside fences that a reader sees.
  let prose: [Prose]
  let links: [Link]
  /// The anchors that a link to this page can have: one for each heading, as forges make them.
  let anchors: Set<String>

  /// Something that is shown between two fences.
  struct Block: Sendable, Equatable {
    /// The language behind the opening fence; empty for the output of a program.
    let language: String
    let text: String
    /// The line of the opening fence, counted from 1.
    let line: Int
    /// The note that the block is under.
    let note: Note?
    /// The exercise in whose section it stands, hints included.
    var exercise: ExerciseID?
    /// Whether it is folded: a hint, an answer, or more about something.
    var isFolded = false

    /// The line of the page that `text` begins on.
    var firstLine: Int { line + 1 }
  }

  /// A line of text.
  struct Prose: Sendable, Equatable {
    let text: String
    let line: Int
    let isFolded: Bool
  }

  struct Link: Sendable, Equatable {
    /// The file, counted from the page's folder; empty for the page itself.
    let file: String
    let anchor: String?
    let line: Int
  }

  init(path: String, markdown: String) {
    self.path = path
    var reader = Reader()
    for (index, line) in markdown.lines.enumerated() { reader.read(line, number: index + 1) }
    blocks = reader.blocks
    prose = reader.prose
    links = reader.links
    anchors = reader.anchors
  }

  /// All pages that belong to the workbook.
  ///
  /// - Throws: ``FileError`` when one of them cannot be read.
  static func all(of package: Package) throws(FileError) -> [Page] {
    var pages: [Page] = []
    let top = ["README.md", "ROADMAP.md"].filter {
      FileManager.default.fileExists(atPath: package.url($0).path)
    }
    for path in top + package.files(in: "Chapters") where path.hasSuffix(".md") {
      let text = try package.text(at: path, wanted: "it is a page of the workbook.")
      pages.append(Page(path: path, markdown: text))
    }
    return pages
  }
}

/// Takes a page apart, line by line.
private struct Reader {
  var blocks: [Page.Block] = []
  var prose: [Page.Prose] = []
  var links: [Page.Link] = []
  var anchors: Set<String> = []

  private var fence: (language: String, line: Int, note: Note?)?
  private var shown: [String] = []
  /// The note above the block that comes next.
  private var note: Note?
  /// The program that printed the last block: the ones that follow are from the same run.
  private var program: Note?
  private var exercise: ExerciseID?
  private var isFolded = false

  mutating func read(_ line: String, number: Int) {
    let content = line.drop(while: \.isWhitespace)
    if let open = fence {
      guard content.hasPrefix("```") else { return shown.append(line) }
      blocks.append(
        Page.Block(
          language: open.language, text: shown.joined(separator: "\n"), line: open.line,
          note: open.note, exercise: exercise, isFolded: isFolded))
      (fence, shown, note) = (nil, [], nil)
    } else if content.hasPrefix("```") {
      let language = String(content.drop { $0 == "`" })
      fence = (language, number, note ?? (language.isEmpty ? program : nil))
    } else if let found = Note(comment: content) {
      note = found
      if found.program != nil { program = found }
    } else {
      if !content.isEmpty { note = nil }
      readText(content, number: number)
    }
  }

  private mutating func readText(_ content: Substring, number: Int) {
    if content.hasPrefix("#") {
      anchors.insert(Self.anchor(of: content, taken: anchors))
      let level = content.prefix { $0 == "#" }.count
      if level < 4 { exercise = ExerciseHeading(content)?.id }
    }
    if content.hasPrefix("<details") { isFolded = true }
    if !content.isEmpty, !content.hasPrefix("<!--") {
      prose.append(Page.Prose(text: String(content), line: number, isFolded: isFolded))
    }
    if content.hasPrefix("</details") { isFolded = false }
    for link in content.matches(of: /\]\(([^)#:\s]*)(?:#([^)\s]*))?\)/) {
      links.append(
        Page.Link(file: String(link.1), anchor: link.2.map { String($0) }, line: number))
    }
  }

  /// Small letters, a hyphen for each space, and nothing else but digits and `_`.
  private static func anchor(of heading: Substring, taken: Set<String>) -> String {
    let words = heading.drop { $0 == "#" }.drop(while: \.isWhitespace)
    let anchor = words.lowercased().compactMap { character -> Character? in
      if character == " " { return "-" }
      return character.isLetter || character.isNumber || "-_".contains(character) ? character : nil
    }
    let name = String(anchor)
    guard taken.contains(name) else { return name }
    return (1...).lazy.map { "\(name)-\($0)" }.first { !taken.contains($0) } ?? name
  }
}
