import Foundation
import Testing

extension EndToEnd {
  @Suite("The companion keeps a learner's work")
  struct KeptWorkTests {
    private let fixture: Fixture
    /// A folder outside the workbook.
    private let outside: TemporaryFolder

    init() throws {
      fixture = try BuiltFixture.fresh()
      outside = try TemporaryFolder()
    }

    /// Moves the file at `path` out of the workbook and leaves a link to it.
    private func moveOut(_ path: String) throws -> URL {
      let target = outside.url.appending(path: "mine.swift")
      try FileManager.default.moveItem(at: fixture.url(path), to: target)
      try FileManager.default.createSymbolicLink(
        at: fixture.url(path), withDestinationURL: target)
      return target
    }

    @Test(
      "A file behind a link out of the workbook is not written, and the link is named",
      arguments: [["solve", "1.1"], ["reset", "1.1"], ["reset", "--all"], ["update"]])
    func link(arguments: [String]) async throws {
      try fixture.answer("1.1", "  \"mine\"")
      let target = try moveOut(Fixture.words)
      let mine = try String(contentsOf: target, encoding: .utf8)
      // Every command has something to change in it.
      let solution = "Solutions/1-Words/Words.swift"
      try fixture.write("// New words.\n" + (try fixture.text(at: solution)), to: solution)
      defer { try? FileManager.default.removeItem(at: fixture.url(Fixture.words)) }
      let run = try await Program(
        try Companion.executable().path, arguments, folder: fixture.root, log: fixture.log
      ).run()
      #expect(run.status == 1 && run.output.isEmpty)
      #expect(run.errors.contains("\(Fixture.words) is a link to \(target.path)"))
      #expect(try String(contentsOf: target, encoding: .utf8) == mine)
      #expect(!fixture.exists(".workbook/backup"))
    }

    @Test("A reset does not remove the target of a link")
    func removal() async throws {
      let path = "Sources/1-Words/Mine.swift"
      try fixture.write("// mine", to: path)
      let target = try moveOut(path)
      defer { try? FileManager.default.removeItem(at: fixture.url(path)) }
      let run = try await Companion.run("reset", "--all", in: fixture)
      #expect(run.status == 1 && run.errors.contains("\(path) is a link to \(target.path)"))
      #expect(try String(contentsOf: target, encoding: .utf8) == "// mine")
    }

    @Test("After a killed command, the printed line restores everything")
    func interrupted() async throws {
      try fixture.answer("1.1", "  \"mine\"")
      let mine = try fixture.text(at: Fixture.words)
      #expect(try await Companion.run("solve", "1.1", in: fixture).status == 0)
      // As if it had not come to its end.
      let backup = ".workbook/backup"
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: fixture.url(backup).path).first)
      try fixture.write(
        try fixture.text(at: Fixture.words), to: "\(backup)/\(name)/.exchange/.new/\(Fixture.words)"
      )

      let told = try await Companion.run("hint", "1.2", in: fixture)
      let line = try #require(told.output.firstMatch(of: /cp -R .*/)).output
      #expect(told.output.contains("was interrupted"))
      let restoring = try await Program(
        "/bin/sh", ["-c", String(line)], folder: fixture.root, log: fixture.log
      ).run()
      #expect(restoring.status == 0)
      #expect(try fixture.text(at: Fixture.words) == mine)
      let later = try await Companion.run("hint", "1.2", in: fixture)
      #expect(!later.output.contains("interrupted"))
    }
  }
}
