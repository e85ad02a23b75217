import Foundation

/// The checks of the pages that need no program to run.
struct PageReview {
  let package: Package
  let pages: [Page]
  /// Every name in the code.
  private let names: Set<Substring>

  /// - Throws: ``FileError`` when a file of the code cannot be read.
  init(of pages: [Page], in package: Package) throws(FileError) {
    self.package = package
    self.pages = pages
    var names: Set<Substring> = []
    let folders = pages.isEmpty ? [] : ["Sources", "Solutions", "Chapters"]
    for file in folders.flatMap(package.swiftFiles) {
      let text = try package.text(at: file, wanted: "it belongs to the workbook.")
      names.formUnion(text.split { !($0.isLetter || $0.isNumber || $0 == "_") })
    }
    self.names = names
  }

  /// A finding for each block and for each page's links.
  var findings: [Finding] {
    pages.flatMap { page in
      page.blocks.filter { $0.note.map(isReadHere) ?? true }.map { block in
        Finding(.text, nil, subject: "\(page.path):\(block.line)", fault: fault(in: block))
      }
        + [Finding(.text, nil, subject: page.path, fault: faultInLinks(of: page))]
    }
  }

  /// Whether a block with this note is checked without running anything.
  private func isReadHere(_ note: Note) -> Bool {
    switch note {
    case .from, .unchecked: true
    case .printed, .answered, .example, .skeleton: false
    }
  }

  private func fault(in block: Page.Block) -> String? {
    if block.language == "mermaid" { return Diagram(block.text).fault(names: names) }
    switch block.note {
    case .from(let file, let marker):
      return faultInQuotation(block.text, from: file, marker: marker)
    case .unchecked: return nil
    case .printed, .answered, .example, .skeleton, nil:
      return "it needs a comment above that says how it is checked, such as "
        + "`<!-- from: Sources/1-Events/Bank/Money/Money.swift, BEGIN EXERCISE 1.11 -->` "
        + "or `<!-- not checked: why -->`; CONTRIBUTING.md, Text, lists all of them"
    }
  }

  /// The block has to stand in the file as it is here, spaces aside; an ellipsis leaves something out.
  private func faultInQuotation(_ text: String, from file: String, marker: String?) -> String? {
    guard let source = try? package.text(at: file, wanted: "") else {
      return "its comment names \(file), which doesn't exist"
    }
    var rest = source[...]
    if let marker {
      guard source.ranges(of: marker).count == 1 else {
        return "the marker '\(marker)' must occur once in \(file)"
      }
      let line = source.lines.firstIndex { $0.contains(marker) } ?? 0
      rest = source.lines.dropFirst(line).joined(separator: "\n")[...]
    }
    var unread = Self.bare(rest)[...]
    for piece in text.split(separator: "…") {
      let wanted = Self.bare(piece)
      guard let range = unread.firstRange(of: wanted) else {
        let first = piece.split(separator: "\n").first { !$0.allSatisfy(\.isWhitespace) } ?? piece
        return "the lines from '\(first)' on are not in \(file) after the marker"
      }
      unread = unread[range.upperBound...]
    }
    return nil
  }

  /// The text without white space and without the marks of a comment or of a JSON string.
  private static func bare(_ text: Substring) -> String {
    String(text.replacing("///", with: "").replacing("\\n", with: "").replacing("\\\"", with: "\""))
      .filter { !$0.isWhitespace }
  }

  private func faultInLinks(of page: Page) -> String? {
    let folder = page.path.split(separator: "/").dropLast().joined(separator: "/")
    return page.links.lazy.compactMap { link -> String? in
      let file = URL(filePath: "/\(folder)/\(link.file)").standardizedFileURL.path.dropFirst()
      let target = link.file.isEmpty ? page.path : String(file)
      guard FileManager.default.fileExists(atPath: package.url(target).path) else {
        return "line \(link.line) links to \(target), which doesn't exist"
      }
      guard let anchor = link.anchor, let other = pages.first(where: { $0.path == target }) else {
        return nil
      }
      return other.anchors.contains(anchor)
        ? nil : "line \(link.line) links to #\(anchor), but \(target) has no such heading"
    }.first
  }
}
