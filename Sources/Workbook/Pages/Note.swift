import Foundation

/// The source of a block, from the comment above it.
///
///     <!-- from: Sources/1-Events/Money.swift, BEGIN EXERCISE 1.1 -->
///     <!-- printed by: swift run Chapter3 --demo -->
///     <!-- printed by: swift run workbook check 1.1, after Tests/Misconceptions/1.1.swift, rounds -->
///     <!-- answered by: swift run Chapter6 --seed-demo -->
///     <!-- example -->
///     <!-- example, continued -->
///     <!-- skeleton -->
///     <!-- not checked: the times are different on each computer -->
///
/// A program's note holds for all the blocks that follow on the same page.
enum Note: Sendable, Hashable {
  /// It stands in `file`, in the lines from the one with `marker` on.
  case from(file: String, marker: String?)
  case printed(by: PageProgram)
  /// Each line that begins with `$` is a command, for which the program has to run.
  case answered(by: PageProgram)
  /// It is a program, or the next part of the one above it: see ``ExampleProgram``.
  case example(continued: Bool)
  /// It fits into a hole of the exercise that it belongs to: see ``Skeleton``.
  case skeleton
  /// It is compared with nothing, for this reason.
  case unchecked(reason: String)

  /// Reads a line of a page; `nil` when it is no such comment.
  init?(comment line: some StringProtocol) {
    switch line.trimmingCharacters(in: .whitespaces) {
    case "<!-- example -->": self = .example(continued: false)
    case "<!-- example, continued -->": self = .example(continued: true)
    case "<!-- skeleton -->": self = .skeleton
    default: self.init(namedIn: String(line))
    }
  }

  private init?(namedIn line: String) {
    guard let match = line.wholeMatch(of: /<!-- *([a-z ]+): *(.+?) *-->\s*/) else {
      return nil
    }
    let words = String(match.2)
    switch match.1 {
    case "from":
      let parts = words.split(separator: ", ", maxSplits: 1).map { String($0) }
      self = .from(file: parts[0], marker: parts.count > 1 ? parts[1] : nil)
    case "printed by":
      guard let program = PageProgram(command: words) else { return nil }
      self = .printed(by: program)
    case "answered by":
      guard let program = PageProgram(command: words) else { return nil }
      self = .answered(by: program)
    case "not checked": self = .unchecked(reason: words)
    default: return nil
    }
  }

  var program: PageProgram? {
    switch self {
    case .printed(let program), .answered(let program): program
    case .from, .example, .skeleton, .unchecked: nil
    }
  }
}

/// An executable of the package and its arguments: `swift run Chapter3 --demo`.
struct PageProgram: Sendable, Hashable, CustomStringConvertible {
  let product: String
  let arguments: [String]
  /// The place of the answer that is in the holes of its exercise, when all others are empty.
  let answer: String?

  init?(command: String) {
    let parts = command.split(separator: ", after ", maxSplits: 1).map { String($0) }
    let words = (parts.first ?? "").split(separator: " ").map { String($0) }
    guard words.count > 2, words.prefix(2) == ["swift", "run"] else { return nil }
    product = words[2]
    arguments = Array(words.dropFirst(3))
    answer = parts.count > 1 ? parts[1] : nil
  }

  /// Whether it is the companion, which a learner runs on exercises that are not solved.
  var isCompanion: Bool { product == "workbook" }

  var description: String {
    (["swift", "run", product] + arguments).joined(separator: " ")
      + (answer.map { ", after \($0)" } ?? "")
  }
}
