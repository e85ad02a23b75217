extension HoleFile {
  /// The tree that a file belongs to: only the holes of `Solutions` begin with starter lines.
  enum Tree: Sendable {
    case sources
    case solutions
  }

  /// Reads the file's holes.
  ///
  /// - Throws: ``DamagedHole``, which names the line and the expected marker.
  init(parsing text: String, path: String, tree: Tree) throws(DamagedHole) {
    var reader = HoleReader(path: path, tree: tree)
    for line in text.lines { try reader.read(line) }
    segments = try reader.finish()
  }
}

/// Collects segments line by line.
private struct HoleReader {
  private struct Opening {
    let id: ExerciseID
    let line: Int
    let text: String
  }

  let path: String
  let tree: HoleFile.Tree
  private var segments: [HoleFile.Segment] = []
  private var lines: [String] = []
  private var opening: Opening?
  private var number = 0

  init(path: String, tree: HoleFile.Tree) {
    self.path = path
    self.tree = tree
  }

  mutating func read(_ line: String) throws(DamagedHole) {
    number += 1
    guard let marker = line.wholeMatch(of: /\s*\/\/ ?(BEGIN|END) EXERCISE\b ?(.*?)\s*/) else {
      lines.append(line)
      return
    }
    guard let id = ExerciseID(marker.2) else {
      throw damage(.unnumbered(marker: String(marker.1)))
    }
    if marker.1 == "BEGIN" {
      try begin(id, line)
    } else {
      try end(id, line)
    }
  }

  mutating func finish() throws(DamagedHole) -> [HoleFile.Segment] {
    if let opening { throw damage(.unclosed(opening.id), at: opening.line) }
    return segments + [.text(lines)]
  }

  private mutating func begin(_ id: ExerciseID, _ line: String) throws(DamagedHole) {
    if let opening { throw damage(.nested(id, inside: opening.id)) }
    segments.append(.text(lines))
    lines = []
    opening = Opening(id: id, line: number, text: line)
  }

  private mutating func end(_ id: ExerciseID, _ line: String) throws(DamagedHole) {
    guard let opening else { throw damage(.unopened(id)) }
    guard opening.id == id else { throw damage(.mismatched(begun: opening.id, ended: id)) }
    let indentation = opening.text.prefix(while: \.isWhitespace)
    let starter = tree == .sources ? [] : lines.prefix { $0.starter(at: indentation) != nil }
    if tree == .solutions, starter.isEmpty { throw damage(.withoutStarter(id), at: opening.line) }
    segments.append(
      .hole(
        Hole(
          exercise: id, line: opening.line, begin: opening.text, end: line,
          starter: starter.compactMap { $0.starter(at: indentation) },
          lines: Array(lines.dropFirst(starter.count)))))
    lines = []
    self.opening = nil
  }

  private func damage(_ damage: DamagedHole.Damage, at line: Int? = nil) -> DamagedHole {
    DamagedHole(file: path, line: line ?? number, damage: damage)
  }
}

extension String {
  /// The line that a `// starter:` comment stands for; `nil` for any other line.
  fileprivate func starter(at indentation: Substring) -> String? {
    guard let match = wholeMatch(of: /\s*\/\/ starter:(?: (.*)|\s*)/) else { return nil }
    guard let code = match.1, !code.allSatisfy(\.isWhitespace) else { return "" }
    return String(indentation + code)
  }
}
