import Foundation
import Testing

@testable import workbook

/// Each of these was a learner's way to a newer edition, on which git refused, or left a conflict that
/// `update` called "Nothing to change".
@Suite("The companion: a newer edition in any state of the clone")
struct PullTests {
  private let money = Clone.money
  private let given = Clone.given

  @Test("Uncommitted answers are committed first, and stay in the new text")
  func notCommitted() async throws {
    let clone = try await Clone()
    let mine = Clone.text("first", "mine")
    try clone.own.write(mine, to: money)
    try await clone.publish("second")
    let report = try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
    #expect(report.saved != nil && report.changed == 2)
    #expect(try await clone.isCommitted(mine, at: money))
    #expect(try await clone.hasNewest)
  }

  @Test("Committed answers and their commits stay")
  func committed() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.commit()
    let commit = try await clone.git("rev-parse", "HEAD").line
    try await clone.publish("second")
    let report = try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
    #expect(report.saved == nil)
    #expect(try await clone.git.says("merge-base", "--is-ancestor", commit, "HEAD"))
    #expect(try await clone.hasNewest)
  }

  @Test("A `git pull` with conflicts is completed with the answers")
  func inConflict() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first, as I read it", "mine"), to: money)
    try await clone.commit()
    try await clone.publish("second")
    try await clone.learner("pull", "-q", "--no-rebase")
    let conflict = try clone.own.text(at: money)
    try #require(conflict.contains("<<<<<<< "))
    let settled = try await clone.update().settled
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
    #expect(settled.files == [money])
    #expect(try clone.own.text(at: "\(try #require(settled.backup))/\(money)") == conflict)
    #expect(try await clone.git("ls-files", "--unmerged").output.isEmpty)
    #expect(try await clone.hasNewest)
  }

  @Test("A conflict that the learner has resolved in the file stays resolved")
  func settledByHand() async throws {
    let clone = try await Clone()
    try clone.own.write("one\ntwo\nmine\nfour\nfive\n", to: given)
    try await clone.commit()
    try await clone.publish("second", [given: "one\ntwo\ntheirs\nfour\nfive\n"])
    try await clone.learner("pull", "-q", "--no-rebase")
    try clone.own.write("one\ntwo\nboth\nfour\nfive\n", to: given)
    try await clone.update()
    #expect(try clone.own.text(at: given) == "one\ntwo\nboth\nfour\nfive\n")
    #expect(try await clone.hasNewest)
  }

  @Test("A `git stash pop` with conflicts is completed with the answers of the stash")
  func stash() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.commit()
    try clone.own.write(Clone.text("first, as I read it", "mine", "later"), to: money)
    try await clone.learner("stash", "-q")
    try await clone.publish("second")
    try await clone.learner("pull", "-q", "--no-rebase", "--no-edit")
    try await clone.learner("stash", "pop", "-q")
    try #require(try clone.own.text(at: money).contains("<<<<<<< "))
    try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine", "later"))
    #expect(try await clone.git("ls-files", "--unmerged").output.isEmpty)
  }

  @Test("A `git pull --rebase` with conflicts is left alone, with advice that works")
  func rebase() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first, as I read it", "mine"), to: money)
    try await clone.commit()
    try await clone.publish("second")
    try await clone.learner("pull", "-q", "--rebase")
    let conflict = try clone.own.text(at: money)
    await #expect(throws: PullError.unfinished(what: "rebase", command: "git rebase --abort")) {
      try await clone.update()
    }
    #expect(try clone.own.text(at: money) == conflict)
    try await clone.learner("rebase", "--abort")
    try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
  }

  @Test("An unwritten hole gets the new starter, even next to an answered one")
  func newStarter() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.publish("second", starter: "begin here")
    try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine", "begin here"))
  }

  @Test("An answer follows its exercise into a file that has moved")
  func moved() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.commit()
    try await clone.publish("second")
    let moves = [
      (Clone.money, "Sources/1-Events/Bank/Money.swift"),
      ("Solutions/1-Events/Money.swift", "Solutions/1-Events/Bank/Money.swift"),
    ]
    var files: [String: String?] = [:]
    for (old, new) in moves {
      files[new] = try clone.published.text(at: old)
      files[old] = .some(nil)
    }
    // The text of both is published once more by this, and then moved away.
    try await clone.publish("second", files)
    try await clone.update()
    #expect(try clone.own.text(at: moves[0].1) == Clone.text("second", "mine"))
    #expect(try FileKind(at: clone.own.package.url(money)) == .nothing)
  }

  @Test(
    "On the learner's branch or a detached HEAD, it works the same",
    arguments: [["switch", "-q", "-c", "answers"], ["checkout", "-q", "--detach"]])
  func branch(command: [String]) async throws {
    let clone = try await Clone()
    _ = try await clone.git.run(command)
    let branch = try await clone.git.line("symbolic-ref", "-q", "HEAD")
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.publish("second")
    try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
    #expect(try await clone.git.line("symbolic-ref", "-q", "HEAD") == branch)
    #expect(try await clone.hasNewest)
  }

  @Test("A second update changes nothing, and completes an interrupted one")
  func again() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.publish("second", ["README.md": "Read on\n"])
    // As if git had been killed when it had written one of the files.
    try clone.own.write("Read on\n", to: "README.md")
    try await clone.update()
    let head = try await clone.git("rev-parse", "HEAD").line
    #expect(try await clone.update() == Pull.Report())
    #expect(try await clone.git("rev-parse", "HEAD").line == head)
    #expect(try clone.own.text(at: "README.md") == "Read on\n")
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
  }

  @Test("A file that is staged and changed again is committed in both versions")
  func staged() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "staged"), to: money)
    try await clone.learner("add", "-A")
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.publish("second")
    try await clone.update()
    #expect(try await clone.isCommitted(Clone.text("first", "staged"), at: money))
    #expect(try clone.own.text(at: money) == Clone.text("second", "mine"))
  }

  @Test("A shallow clone gets the newest edition, too")
  func shallow() async throws {
    let clone = try await Clone()
    try await clone.publish("second")
    let own = try TemporaryPackage()
    let git = Git(in: own.package.root)
    let url = "file://" + clone.published.package.root.path
    try await git("clone", "-q", "--depth", "1", url, ".")
    try own.write(Clone.text("second", "mine"), to: money)
    try await clone.publish("third")
    try await clone.publish("fourth")
    #expect(try await Pull(own.package).perform().changed == 2)
    #expect(try own.text(at: "Solutions/1-Events/Money.swift").hasPrefix("// fourth\n"))
    #expect(try own.text(at: money).contains("\nmine\n"))
  }
}
