/// A source file, divided into the bodies of its functions and properties and the text around them.
///
/// A body on the line of its function is the same as one below it, and the value of a property counts
/// as a body. Functions inside functions are not looked for.
struct SourceBodies: Sendable, Equatable {
  /// The text around the bodies: one more than there are bodies.
  private(set) var surroundings: [[String]] = []
  private(set) var bodies: [[String]] = []

  init(of lines: [String]) {
    var text: [String] = []
    var index = 0
    while index < lines.count {
      let found =
        Found(below: index, in: lines) ?? Found(on: index, in: lines)
        ?? Found(valueAt: index, in: lines)
      guard let found else {
        text.append(lines[index])
        index += 1
        continue
      }
      surroundings.append(text + found.opening)
      bodies.append(found.body)
      text = found.closing
      index = found.end
    }
    surroundings.append(text)
  }

  /// The bodies in which `other` is different, by their indices; `nil` when something around them is.
  func changes(in other: SourceBodies) -> [Int: [String]]? {
    guard surroundings == other.surroundings else { return nil }
    let changed = bodies.indices.filter { bodies[$0] != other.bodies[$0] }
    return Dictionary(uniqueKeysWithValues: changed.map { ($0, other.bodies[$0]) })
  }
}

/// A body with the lines that begin and end it.
private struct Found {
  let opening: [String]
  let body: [String]
  let closing: [String]
  /// The index of the first line behind all of it.
  let end: Int

  /// The body below the function or property that begins at `start`.
  init?(below start: Int, in lines: [String]) {
    guard lines[start].beginsDeclaration else { return nil }
    let indentation = lines[start].indentation
    func isLevel(_ line: String) -> Bool { !line.isBlank && line.indentation == indentation }
    var brace = start
    if !lines[start].hasSuffix("{") {
      // A head of several lines ends at its own indentation, such as with `) throws -> Int {`.
      guard let last = lines[(start + 1)...].firstIndex(where: isLevel),
        lines[last].hasSuffix("{"),
        lines[last].dropFirst(indentation.count).prefixMatch(of: /\)|\{|where\b/) != nil
      else { return nil }
      brace = last
    }
    guard let close = lines[(brace + 1)...].firstIndex(where: isLevel),
      lines[close] == indentation + "}"
    else { return nil }
    opening = Array(lines[start...brace])
    body = Array(lines[(brace + 1)..<close])
    closing = [lines[close]]
    end = close + 1
  }

  /// The body on the line of its function or property.
  init?(on index: Int, in lines: [String]) {
    guard lines[index].beginsDeclaration,
      let match = lines[index].wholeMatch(of: /(.*?\{) ?(.*?) ?\}/)
    else { return nil }
    let indentation = lines[index].indentation
    opening = [String(match.1)]
    body = match.2.isEmpty ? [] : [indentation + "  " + match.2]
    closing = [indentation + "}"]
    end = index + 1
  }

  /// The value of a property, behind its `=` on one line.
  init?(valueAt index: Int, in lines: [String]) {
    let pattern = /(\s*(?:[a-z]+(?:\(\w+\))? )*(?:let|var) \w+(?:: [^={]+?)? =) (.*[^{(\[,])/
    guard let match = lines[index].wholeMatch(of: pattern) else { return nil }
    let indentation = lines[index].indentation
    let next = lines.dropFirst(index + 1).first { !$0.isBlank }
    guard (next?.indentation.count ?? 0) <= indentation.count else { return nil }
    opening = [String(match.1)]
    body = [indentation + "  " + match.2]
    closing = []
    end = index + 1
  }
}

extension String {
  fileprivate var beginsDeclaration: Bool {
    dropFirst(indentation.count).prefixMatch(of: Declaration.opening) != nil
  }
}
