/// A command of the companion, with its arguments.
enum Command: Sendable, Equatable {
  case status
  case watch
  case list
  case check([Scope])
  /// For the next exercise when none is named.
  case hint(Scope?)
  case diff(Scope?)
  case solve([Scope])
  case reset([Scope])
  /// Without a newer edition being fetched where it `isOffline`.
  case update(isOffline: Bool)
  /// Of the whole package with the reference solutions.
  case test(mayInstall: Bool)
  case verify(ProofSubject)
  case help

  private static let words = [
    "status", "watch", "list", "check", "hint", "diff", "solve", "reset", "update", "test",
    "verify", "help",
  ]

  /// Reads the words after `swift run workbook`.
  ///
  /// - Throws: ``UsageError``, which describes the error in one line.
  init(_ arguments: [String]) throws(UsageError) {
    guard let word = arguments.first else {
      self = .status
      return
    }
    let rest = Array(arguments.dropFirst())
    if ["help", "--help", "-h"].contains(word) || rest.contains("--help") {
      self = .help
      return
    }
    switch word {
    case "status": self = .status
    case "watch": self = .watch
    case "list": self = .list
    case "check": self = .check(try Self.scopes(rest, of: word, default: .everything))
    case "hint": self = .hint(rest.isEmpty ? nil : try Self.scope(rest, of: word))
    case "diff": self = .diff(rest.isEmpty ? nil : try Self.scope(rest, of: word))
    case "solve": self = .solve(try Self.scopes(rest, of: word))
    case "reset" where rest == ["--all"]: self = .reset([.everything])
    case "reset": self = .reset(try Self.scopes(rest, of: word))
    case "update" where rest == ["--offline"]: self = .update(isOffline: true)
    case "update": self = .update(isOffline: false)
    case "test" where rest == ["--yes"]: self = .test(mayInstall: true)
    case "test": self = .test(mayInstall: false)
    case "verify": self = .verify(try Self.subject(rest, of: word))
    default: throw .unknownCommand(word, nearest: Self.nearest(to: word))
    }
    if case .status = self { try Self.refuse(rest, of: word) }
    if [.watch, .list, .update(isOffline: false), .test(mayInstall: false)].contains(self) {
      try Self.refuse(rest, of: word)
    }
  }

  private static func refuse(_ rest: [String], of command: String) throws(UsageError) {
    if let extra = rest.first { throw .unknownOption(extra, command: command) }
  }

  private static func scopes(
    _ words: [String], of command: String, default fallback: Scope? = nil
  ) throws(UsageError) -> [Scope] {
    var scopes: [Scope] = []
    for word in words {
      if word.hasPrefix("-") { throw .unknownOption(word, command: command) }
      if word == "capstone" { throw .capstone }
      guard let scope = Scope(word) else { throw .notANumber(word) }
      scopes.append(scope)
    }
    if !scopes.isEmpty { return scopes }
    guard let fallback else { throw .missingExercise(command: command) }
    return [fallback]
  }

  private static func scope(
    _ words: [String], of command: String
  ) throws(UsageError) -> Scope {
    let scopes = try scopes(words, of: command)
    guard scopes.count == 1 else { throw .tooMany(command: command) }
    return scopes[0]
  }

  private static func subject(
    _ words: [String], of command: String
  ) throws(UsageError) -> ProofSubject {
    if words.isEmpty { return .everything }
    if words == ["text"] { return .text }
    return words == ["capstone"] ? .capstone : .exercises(try scope(words, of: command))
  }

  /// The command that `word` most likely stands for: at most two letters are wrong.
  private static func nearest(to word: String) -> String? {
    let distances = words.map { (word: $0, distance: Array(word).distance(to: Array($0))) }
    return distances.filter { $0.distance <= 2 }.min { $0.distance < $1.distance }?.word
  }
}

extension [Character] {
  /// How many letters have to be changed, added or taken away to make `other`.
  fileprivate func distance(to other: Self) -> Int {
    var row = [Int](0...other.count)
    for (index, letter) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in other.indices {
        let changed = diagonal + (letter == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(changed, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[other.count]
  }
}
