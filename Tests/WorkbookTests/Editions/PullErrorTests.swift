import Foundation
import Testing

@testable import workbook

@Suite("The companion: reasons why there is no newer edition")
struct PullErrorTests {
  private let money = Clone.money

  @Test("A folder that is not a separate repository is reported")
  func noRepository() async throws {
    let folder = try TemporaryPackage()
    await #expect(throws: PullError.noRepository) { try await Pull(folder.package).perform() }
    let clone = try await Clone()
    let inner = Package(root: clone.own.package.url("Sources"))
    await #expect(throws: PullError.noRepository) { try await Pull(inner).perform() }
  }

  @Test("A repository without a remote is reported")
  func noRemote() async throws {
    let clone = try await Clone()
    try await clone.learner("remote", "remove", "origin")
    await #expect(throws: PullError.noRemote) { try await clone.update() }
  }

  @Test("A remote that does not answer is reported with git's message, and nothing is changed")
  func unreachable() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.learner("remote", "set-url", "origin", "/nowhere")
    let error = await #expect(throws: PullError.self) { try await clone.update() }
    #expect(error?.leavesTextAlone == true)
    #expect(error?.description.contains("'/nowhere' does not appear to be a git") == true)
    #expect(try await !clone.git("diff", "--name-only").output.isEmpty)
  }

  @Test("In a fork, the edition comes from the remote called upstream")
  func fork() async throws {
    let clone = try await Clone()
    let fork = try TemporaryPackage()
    try await clone.git("clone", "-q", "--bare", ".", fork.package.root.path)
    try await clone.learner("remote", "rename", "origin", "upstream")
    try await clone.learner("remote", "add", "origin", fork.package.root.path)
    try await clone.publish("second")
    try await clone.update()
    #expect(try clone.own.text(at: money) == Clone.text("second", "start"))
  }

  @Test("Answers in the remote do not replace those in the clone")
  func answersOnBothSides() async throws {
    let clone = try await Clone()
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.commit()
    try clone.published.write(Clone.text("first", "from my other machine"), to: money)
    let other = Git(in: clone.published.package.root)
    try await other("commit", "-q", "-a", "-m", "Mine", environment: other.author)
    await #expect(throws: PullError.hasAnswers(money)) { try await clone.update() }
    #expect(try clone.own.text(at: money) == Clone.text("first", "mine"))
  }

  @Test("A merge of another branch is not treated as a pull")
  func foreignMerge() async throws {
    let clone = try await Clone()
    try await clone.learner("switch", "-q", "-c", "other")
    try clone.own.write(Clone.text("first", "theirs"), to: money)
    try await clone.commit()
    try await clone.learner("switch", "-q", "main")
    try clone.own.write(Clone.text("first", "mine"), to: money)
    try await clone.commit()
    try await clone.learner("merge", "-q", "other")
    await #expect(throws: PullError.foreignMerge) { try await clone.update() }
    #expect(try clone.own.text(at: money).contains("<<<<<<< "))
  }

  @Test("Repositories without a common commit are not merged")
  func noCommonHistory() async throws {
    let clone = try await Clone()
    try await clone.learner("checkout", "-q", "--orphan", "anew")
    try await clone.commit()
    await #expect(throws: PullError.noCommonHistory(remote: "origin")) {
      try await clone.update()
    }
  }

  @Test("A file that is saved while git writes the new ones leaves everything as it was")
  func savedMeanwhile() async throws {
    let clone = try await Clone()
    try await clone.publish("second")
    // A folder with something in it stands where the new edition has a file.
    try await clone.publish("third", ["Extra.md": "new\n"])
    try clone.own.write("mine\n", to: "Extra.md/Note.txt")
    let error = await #expect(throws: PullError.self) { try await clone.update() }
    guard case .savedMeanwhile = error else {
      Issue.record("The new edition is in place: \(String(describing: error))")
      return
    }
    #expect(try clone.own.text(at: money) == Clone.text("first", "start"))
    #expect(try clone.own.text(at: "Extra.md/Note.txt") == "mine\n")
  }

  /// From a learner whose `Sources/1-Events` is a link: for git, all files in it are gone.
  @Test("If a folder is a link, nothing is committed or fetched, and the link is named")
  func link() async throws {
    let clone = try await Clone()
    let folder = clone.own.package.url("Sources/1-Events")
    let elsewhere = clone.own.package.url("Elsewhere")
    try FileManager.default.moveItem(at: folder, to: elsewhere)
    try clone.own.link("Sources/1-Events", to: elsewhere.path)
    let head = try await clone.git("rev-parse", "HEAD").line
    try await clone.publish("second")
    await #expect(throws: FileError.link("Sources/1-Events", target: elsewhere.path)) {
      try await clone.update()
    }
    #expect(try await clone.git("rev-parse", "HEAD").line == head)
  }
}
