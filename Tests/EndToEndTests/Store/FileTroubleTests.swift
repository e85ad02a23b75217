import Foundation
import Testing

@Suite("The companion and missing or damaged files")
struct FileTroubleTests {
  private let fixture: Fixture

  init() throws { fixture = try Fixture() }

  private func expectOneLine(
    _ arguments: String..., words: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let run = try await Program(
      try Companion.executable().path, arguments, folder: fixture.root, log: fixture.log
    ).run()
    #expect(run.status == 1, sourceLocation: sourceLocation)
    for word in words {
      #expect(run.errors.contains(word), sourceLocation: sourceLocation)
    }
  }

  @Test("A missing chapter is named, with its purpose")
  func missingChapter() async throws {
    try FileManager.default.removeItem(at: fixture.url(Fixture.chapter))
    try await expectOneLine("list", words: "\(Fixture.chapter) is missing", "hints of stage 1")
  }

  @Test("A damaged marker is reported with its line and a solution")
  func damagedMarker() async throws {
    let text = try fixture.text(at: Fixture.words)
    try fixture.write(text.replacing("// END EXERCISE 1.2\n", with: ""), to: Fixture.words)
    try await expectOneLine(words: "Words.swift:15", "// END EXERCISE 1.2", "reset 1")
  }

  @Test("A missing hole is reported when its solution would go there")
  func lostHole() async throws {
    try fixture.write("import Vocabulary\n", to: Fixture.words)
    try await expectOneLine("solve", "1.1", words: "exercise 1.1 has lost its markers", "reset 1")
    #expect(try fixture.text(at: Fixture.words) == "import Vocabulary\n")
  }

  @Test("A read-only file is named, and no file is changed")
  func readOnly() async throws {
    try fixture.answer("1.1", "\"mine\"")
    let mine = try fixture.text(at: Fixture.words)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: fixture.url(Fixture.words).path)
    try await expectOneLine("solve", "1", "2", words: "\(Fixture.words) is read-only")
    #expect(try fixture.text(at: Fixture.words) == mine)
    #expect(try fixture.text(at: Fixture.phrases) == Fixture.files[Fixture.phrases])
    #expect(!fixture.exists(".workbook"))
  }

  @Test("Outside of a workbook, it says what it expects")
  func noWorkbook() async throws {
    for file in ["Package.swift", "Chapters"] {
      try FileManager.default.removeItem(at: fixture.url(file))
    }
    try await expectOneLine("list", words: "No workbook here")
  }
}
