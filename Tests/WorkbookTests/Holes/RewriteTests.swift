import Foundation
import Testing

@testable import workbook

@Suite("The companion: replacing files")
struct RewriteTests {
  private let path = "Sources/1-Events/Money.swift"

  @Test("What is replaced is kept in the backup")
  func backup() throws {
    let folder = try TemporaryPackage([path: "mine"])
    var rewrite = Rewrite(folder.package)
    rewrite.write("theirs", to: path)
    let result = try rewrite.commit()
    let backup = try #require(result.backup)
    #expect(result.changed == [path])
    #expect(try folder.text(at: path) == "theirs")
    #expect(try folder.text(at: "\(backup)/\(path)") == "mine")
  }

  @Test("Two replacements within one second have a backup each")
  func twoBackups() throws {
    let folder = try TemporaryPackage([path: "first"])
    let kept = try ["second", "third"].map { text in
      var rewrite = Rewrite(folder.package)
      rewrite.write(text, to: path)
      let backup = try #require(try rewrite.commit(at: Date(timeIntervalSince1970: 0)).backup)
      return try folder.text(at: "\(backup)/\(path)")
    }
    #expect(kept == ["first", "second"])
  }

  @Test("A file that is what it should be is not touched")
  func unchanged() throws {
    let folder = try TemporaryPackage([path: "same"])
    let stamp = FileStamp(folder.package.url(path))
    var rewrite = Rewrite(folder.package)
    rewrite.write("same", to: path)
    #expect(try rewrite.commit() == Rewrite.Result())
    #expect(FileStamp(folder.package.url(path)) == stamp)
  }

  @Test("A file that is removed is in the backup")
  func removed() throws {
    let folder = try TemporaryPackage([path: "mine"])
    var rewrite = Rewrite(folder.package)
    rewrite.remove(path)
    let backup = try #require(try rewrite.commit().backup)
    #expect(FileStamp(folder.package.url(path)) == nil)
    #expect(try folder.text(at: "\(backup)/\(path)") == "mine")
  }

  @Test("One read-only file, and none is written")
  func readOnly() throws {
    let other = "Sources/1-Events/Account.swift"
    let folder = try TemporaryPackage([path: "mine", other: "mine too"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.package.url(path).path)
    var rewrite = Rewrite(folder.package)
    rewrite.write("theirs", to: other)
    rewrite.write("theirs", to: path)
    let trouble = #expect(throws: FileError.self) { try rewrite.commit() }
    #expect(trouble?.description.contains("\(path) is read-only") == true)
    #expect(try folder.text(at: other) == "mine too")
    #expect(folder.package.files(in: ".workbook").isEmpty)
  }

  @Test("A file behind a link is replaced, and the link stays")
  func link() throws {
    let folder = try TemporaryPackage(["elsewhere.swift": "mine"])
    let manager = FileManager.default
    try manager.createDirectory(
      at: folder.package.url("Sources"), withIntermediateDirectories: true)
    try manager.createSymbolicLink(
      at: folder.package.url("Sources/link.swift"),
      withDestinationURL: folder.package.url("elsewhere.swift"))
    var rewrite = Rewrite(folder.package)
    rewrite.write("theirs", to: "Sources/link.swift")
    _ = try rewrite.commit()
    #expect(try folder.text(at: "elsewhere.swift") == "theirs")
  }
}

@Suite("The companion: files that change within a second")
struct SourceRecordTests {
  private let path = "Sources/1-Events/Money.swift"

  private func seconds(_ folder: TemporaryPackage) throws -> Int {
    try #require(FileStamp(folder.package.url(path))).seconds
  }

  @Test("A file saved in the second of the last build moves on to a later one")
  func sameSecond() throws {
    let folder = try TemporaryPackage([path: "first"])
    let file = folder.package.url("record.json")
    var record = SourceRecord(at: file)
    try record.refresh(folder.package)
    try record.keep(at: file)
    let built = try seconds(folder)

    try folder.write("second", to: path)
    var next = SourceRecord(at: file)
    try next.refresh(folder.package)
    #expect(try seconds(folder) > built)
  }

  @Test("A file that did not change keeps its time")
  func unchanged() throws {
    let folder = try TemporaryPackage([path: "first"])
    let file = folder.package.url("record.json")
    var record = SourceRecord(at: file)
    try record.refresh(folder.package)
    try record.keep(at: file)
    let stamp = FileStamp(folder.package.url(path))

    var next = SourceRecord(at: file)
    try next.refresh(folder.package)
    #expect(FileStamp(folder.package.url(path)) == stamp)
  }
}
