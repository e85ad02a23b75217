extension Exercises {
  /// `lines` of an answer to `exercise`, with the names and forms of this edition.
  ///
  /// An answer may be of this edition already, so these are left alone: a name that it declares, a
  /// member behind a dot, a label, text and comments. An old form would not compile any more, so it
  /// is replaced whatever the answer declares.
  func renamed(_ lines: [String], in exercise: ExerciseID) -> [String] {
    let lines = lines.map { line in
      forms[exercise, default: [:]].reduce(line) { $0.replacing(form: $1.key, with: $1.value) }
    }
    guard let names = names[exercise] else { return lines }
    let declared = lines.declaredNames
    // A longer name first: it may begin with a shorter one.
    let ordered = names.filter { !declared.contains($0.key.firstName) }
      .sorted { ($0.key.count, $0.key) > ($1.key.count, $1.key) }
    return lines.map { line in
      line.mapCode { code in
        ordered.reduce(code) { $0.replacing(name: $1.key, with: $1.value) }
      }
    }
  }
}

extension Exercises {
  /// Whether old answers to `exercise` may fit no more.
  func asksForSomethingElse(_ exercise: ExerciseID) -> Bool {
    rewritten.contains(exercise) || removed[exercise] != nil
  }

  /// Whether `lines`, an answer to `exercise`, use a name that is gone and is not their own.
  func areOutdated(_ lines: [String], in exercise: ExerciseID) -> Bool {
    let gone = removed[exercise, default: []].subtracting(lines.declaredNames.map(String.init))
    return gone.contains { name in
      lines.contains { line in line.mapCode { $0.replacing(name: name, with: "") } != line }
    }
  }
}

extension [String] {
  /// The names of variables, functions and parameters that these lines of code declare.
  fileprivate var declaredNames: Set<Substring> {
    let code = joined(separator: "\n")
    let single = code.matches(of: /\b(?:let|var|func|for|inout)\s+(\w+)/).map(\.1)
    let lists =
      code.matches(of: /\b(?:let|var|for)\s*\(([^)]*)\)/).map(\.1)
      + code.matches(of: /\bfunc\s+\w+(?:<[^>]*>)?\(([^)]*)\)/).map(\.1)
      + code.matches(of: /\{\s*\(?([\w\s,:.?\[\]]+?)\)?\s+(?:async\s+)?(?:throws\s+)?in\b/).map(\.1)
    return Set(single + lists.flatMap { $0.matches(of: /\w+/).map(\.output) })
  }
}

extension String {
  /// `store` of `store.users`.
  fileprivate var firstName: Substring { prefix { $0 != "." } }

  /// This line with its code changed by `change`; text in quotes and after `//` stays.
  ///
  /// A value inside text, such as `"\(count) events"`, is code.
  fileprivate func mapCode(_ change: (String) -> String) -> String {
    var result = ""
    var code = ""
    var rest = self[...]
    // For each value inside text that has not ended, how many of its brackets are open.
    var depths: [Int] = []
    var isText = false
    func isEnd(of depth: Int?) -> Bool { depth == 0 && rest.first == ")" }
    while let next = rest.first {
      if isText {
        let isValue = rest.hasPrefix("\\(")
        let length = rest.hasPrefix("\\") ? 2 : 1
        result += rest.prefix(length)
        rest = rest.dropFirst(length)
        if isValue { depths.append(0) }
        if isValue || next == "\"" { isText = false }
      } else if next == "\"" || isEnd(of: depths.last) {
        if next == ")" { depths.removeLast() }
        result += change(code) + String(next)
        code = ""
        rest = rest.dropFirst()
        isText = true
      } else if rest.hasPrefix("//") {
        return result + change(code) + rest
      } else {
        if let depth = depths.popLast() {
          depths.append(depth + (next == "(" ? 1 : next == ")" ? -1 : 0))
        }
        code.append(next)
        rest = rest.dropFirst()
      }
    }
    return result + change(code)
  }

  /// The text with `new` wherever `name` stands as a whole name that is no member and no label.
  fileprivate func replacing(name: String, with new: String) -> String {
    var text = ""
    var rest = self[...]
    while let range = rest.firstRange(of: name) {
      text += rest[..<range.lowerBound]
      rest = rest[range.upperBound...]
      let goesOn = rest.first.map { $0.isPartOfName || $0 == ":" } ?? false
      text += text.leadsIntoName || goesOn ? name : new
    }
    return text + rest
  }

  /// The line with the form `new` wherever its code has the form `old`.
  fileprivate func replacing(form old: String, with new: String) -> String {
    let parts = old.split(separator: "_", maxSplits: 1, omittingEmptySubsequences: false)
    guard let start = parts.first, let end = parts.last, parts.count == 2 else { return self }
    // As long as the line, so that the same place in it marks code.
    let code = mapCode { String(repeating: "_", count: $0.count) }
    var text = ""
    var rest = self[...]
    while let found = rest.firstRange(of: start) {
      text += rest[..<found.lowerBound]
      rest = rest[found.upperBound...]
      let value = rest.prefix { $0.isPartOfName || $0 == "!" }
      let afterwards = rest[value.endIndex...]
      let isCode = code.dropFirst(distance(from: startIndex, to: found.lowerBound)).first == "_"
      let isWhole =
        !value.isEmpty && afterwards.hasPrefix(end) && !text.leadsIntoName
        && afterwards.dropFirst(end.count).first?.isPartOfName != true
      text += isCode && isWhole ? new.replacing("_", with: value) : String(start)
      if isCode && isWhole { rest = afterwards.dropFirst(end.count) }
    }
    return text + rest
  }

  /// Whether a name that begins here would go on with what stands before, or be a member of it.
  private var leadsIntoName: Bool {
    guard let last else { return false }
    // In `1...count` the dots are an operator.
    return last.isPartOfName || (last == "." && !hasSuffix(".."))
  }
}

extension Character {
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
