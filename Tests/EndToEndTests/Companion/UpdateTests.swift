import Foundation
import Testing

extension EndToEnd {
  @Suite("A newer edition of the workbook")
  struct UpdateTests {
    private let solution = "Solutions/1-Words/Words.swift"

    /// Runs `git` in a folder.
    private func git(_ arguments: String..., in folder: URL, _ fixture: Fixture) async throws {
      let name = ["-c", "user.name=Somebody", "-c", "user.email=somebody@localhost"]
      let run = try await Program(
        "/usr/bin/env", ["git"] + name + arguments, folder: folder, log: fixture.log
      ).run()
      try #require(run.status == 0, "\(run.errors)")
    }

    /// A search path on which `swift run workbook` is the companion that is under test.
    private func programs(in fixture: Fixture) throws -> [String: String] {
      let companion = try Companion.executable().path
      try fixture.write("#!/bin/sh\nshift 2\nexec '\(companion)' \"$@\"\n", to: "programs/swift")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: fixture.url("programs/swift").path)
      let path = ProcessInfo.processInfo.environment["PATH", default: ""]
      return ["PATH": fixture.url("programs").path + ":" + path]
    }

    @Test("One command fetches it and moves uncommitted answers into it")
    func update() async throws {
      let fixture = try Fixture()
      let published = fixture.log().appendingPathExtension("published")
      defer { try? FileManager.default.removeItem(at: published) }
      let environment = try programs(in: fixture)
      try await git("init", "-q", "-b", "main", in: fixture.root, fixture)
      try await git("add", "-A", in: fixture.root, fixture)
      try await git("commit", "-q", "-m", "First", in: fixture.root, fixture)
      try await git("clone", "-q", ".", published.path, in: fixture.root, fixture)
      try await git("remote", "add", "origin", published.path, in: fixture.root, fixture)
      try fixture.answer("1.1", "  \"mine\"")

      for path in [solution, Fixture.words] {
        let url = published.appending(path: path)
        let text = try String(contentsOf: url, encoding: .utf8)
        try ("// New words.\n" + text).write(to: url, atomically: true, encoding: .utf8)
      }
      try await git("commit", "-q", "-a", "-m", "Second", in: published, fixture)

      let run = try await Companion.run("update", in: fixture, environment: environment)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("A new edition is here: 2 files have changed."))
      let updated = try fixture.text(at: Fixture.words)
      #expect(updated.hasPrefix("// New words.\n") && updated.contains("  \"mine\"\n"))
      #expect(updated.contains("throw Unfinished(\"1.2\")"))
      let again = try await Companion.run("update", in: fixture, environment: environment)
      #expect(again.output.contains("You have the newest edition."))
    }
  }
}
