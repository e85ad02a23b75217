import Foundation

@testable import workbook

/// A workbook with one stage as its maintainers publish it, and a learner's clone of that. Both are
/// repositories of git in temporary folders; nothing needs a network.
final class Clone {
  static let money = "Sources/1-Events/Money.swift"
  static let given = "Sources/1-Events/Given/Clock.swift"
  private static let solution = "Solutions/1-Events/Money.swift"

  let published: TemporaryPackage
  let own: TemporaryPackage
  let git: Git
  private let maintainers: Git

  init() async throws {
    published = try TemporaryPackage()
    own = try TemporaryPackage()
    maintainers = Git(in: published.package.root)
    git = Git(in: own.package.root)
    try await maintainers("init", "-q", "-b", "main")
    try await publish(
      "first", [Self.given: "one\ntwo\nthree\nfour\nfive\n", "README.md": "Read\n"])
    try await git("clone", "-q", published.package.root.path, ".")
  }

  /// Publishes an edition with the text `around` the exercises, and with `files`; `nil` removes one.
  func publish(
    _ around: String, starter: String = "start", _ files: [String: String?] = [:]
  ) async throws {
    let solved = "// starter: \(starter)\nreference"
    try published.write(Self.text(around, solved, solved), to: Self.solution)
    try published.write(Self.text(around, starter, starter), to: Self.money)
    for (path, text) in files {
      if let text {
        try published.write(text, to: path)
      } else {
        try FileManager.default.removeItem(at: published.package.url(path))
      }
    }
    try await maintainers("add", "-A")
    try await maintainers("commit", "-q", "-m", around, environment: maintainers.author)
  }

  /// The file of the learner, with these answers.
  static func text(_ around: String, _ first: String, _ second: String = "start") -> String {
    let holes = [("1.1", first), ("1.2", second)].map { exercise, lines in
      "// BEGIN EXERCISE \(exercise)\n\(lines)\n// END EXERCISE \(exercise)\n"
    }
    return "// \(around)\n" + holes.joined(separator: "// between\n")
  }

  /// Commits all that the learner has written.
  func commit(_ message: String = "Mine") async throws {
    try await git("add", "-A")
    try await git("commit", "-q", "-m", message, environment: git.author)
  }

  /// Runs `git` as a learner does, whatever comes of it.
  func learner(_ arguments: String...) async throws {
    _ = try await git.run(arguments, environment: try await git.author)
  }

  /// Gets the newest edition, and then brings the answers into it, as its companion does.
  @discardableResult
  func update() async throws -> Pull.Report {
    let report = try await Pull(own.package).perform()
    let session = Session(
      package: own.package,
      road: Road(package: own.package, stages: [Stage.sample(1, 2)]), machine: .current,
      terminal: Terminal(isInteractive: false, environment: [:], width: 80))
    try session.mergeAnswers()
    return report
  }

  /// Whether `text` is that of the file at `path` in some commit of the branch that is out.
  func isCommitted(_ text: String, at path: String) async throws -> Bool {
    for commit in try await git("rev-list", "HEAD").lines {
      let run = try await git.run(["show", "\(commit):\(path)"])
      if run.status == 0, String(decoding: run.output, as: UTF8.self) == text { return true }
    }
    return false
  }

  /// Whether the newest edition is part of the branch that is out.
  var hasNewest: Bool {
    get async throws {
      let newest = try await maintainers("rev-parse", "HEAD").line
      return try await git.says("merge-base", "--is-ancestor", newest, "HEAD")
    }
  }
}
