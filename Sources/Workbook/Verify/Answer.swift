/// An answer that is not the reference: a plausible wrong one, or a different right one.
struct Answer: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// A mistake that people really make; the failing test must say `shows`.
    case misconception(shows: String)
    /// A solution that must pass although it is not ours.
    case alternative
  }

  let kind: Kind
  let exercise: ExerciseID
  /// The file, counted from the package's root.
  let file: String
  /// The mistake, or what is different, in one sentence.
  let summary: String
  /// What goes into the exercise's holes, counted from 1; a hole without an entry keeps the reference.
  let holes: [Int: [String]]

  /// The name under which the proof speaks of it: the file's name without folder and ending.
  var name: String {
    let name = file.split(separator: "/").last ?? ""
    return String(name.split(separator: ".swift").first ?? name)
  }
}

/// A file of answers that the proof cannot use.
struct DamagedAnswer: Error, CustomStringConvertible {
  let file: String
  let reason: String

  var description: String { "\(file): \(reason)" }
}

extension Answer {
  /// Reads the head of comments and the contents of the holes beneath it.
  ///
  /// - Throws: ``DamagedAnswer``, which says what is missing and how it should look.
  init(parsing text: String, file: String, isMisconception: Bool) throws(DamagedAnswer) {
    var head: [String: String] = [:]
    let lines = text.lines
    let body = lines.drop { line in
      guard let field = line.wholeMatch(of: /\/\/ (\w+): (.+?)\s*/), field.1 != "Hole" else {
        return false
      }
      head[String(field.1)] = String(field.2)
      return true
    }
    func field(_ name: String, _ example: String) throws(DamagedAnswer) -> String {
      guard let value = head[name] else {
        throw DamagedAnswer(file: file, reason: "a line like `// \(name): \(example)` is missing")
      }
      return value
    }
    let number = try field("Exercise", "1.4")
    guard let exercise = ExerciseID(number) else {
      throw DamagedAnswer(file: file, reason: "'\(number)' is not an exercise such as 1.4")
    }
    guard file.split(separator: "/").last?.hasPrefix("\(exercise)-") == true else {
      throw DamagedAnswer(file: file, reason: "its name should begin with '\(exercise)-'")
    }
    if isMisconception {
      summary = try field("Mistake", "checks the version after the append")
      kind = .misconception(shows: try field("Shows", "words that the failing test says"))
    } else {
      summary = try field("Alternative", "reads the digits one by one")
      kind = .alternative
    }
    self.exercise = exercise
    self.file = file
    holes = Self.holes(in: body)
    if holes.isEmpty {
      throw DamagedAnswer(file: file, reason: "it holds no answer beneath its first lines")
    }
  }

  /// Splits `body` at lines such as `// Hole: 2`; without one, all of it is for the first hole.
  private static func holes(in body: ArraySlice<String>) -> [Int: [String]] {
    var holes: [Int: [String]] = [:]
    var current = 1
    for line in body {
      if let marker = line.wholeMatch(of: /\/\/ Hole: (\d+)\s*/), let number = Int(marker.1) {
        current = number
      } else if holes[current] != nil || !line.allSatisfy(\.isWhitespace) {
        holes[current, default: []].append(line)
      }
    }
    return holes.mapValues { lines in
      let blank = lines.reversed().prefix { $0.allSatisfy(\.isWhitespace) }
      return Array(lines.dropLast(blank.count))
    }
  }
}
