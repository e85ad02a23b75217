import Foundation
import Testing

@testable import workbook

@Suite("The companion: replacing files")
struct RewriteTests {
  private let path = "Sources/1-Events/Money.swift"

  @Test("A replaced file is kept in the backup")
  func backup() throws {
    let folder = try TemporaryPackage([path: "mine"])
    var rewrite = Rewrite(folder.package)
    try rewrite.write("theirs", to: path)
    let result = try rewrite.commit()
    let backup = try #require(result.backup)
    #expect(result.changed == [path])
    #expect(try folder.text(at: path) == "theirs")
    #expect(try folder.text(at: "\(backup)/\(path)") == "mine")
  }

  @Test("Two replacements within one second have separate backups")
  func twoBackups() throws {
    let folder = try TemporaryPackage([path: "first"])
    let kept = try ["second", "third"].map { text in
      var rewrite = Rewrite(folder.package)
      try rewrite.write(text, to: path)
      let backup = try #require(try rewrite.commit(at: Date(timeIntervalSince1970: 0)).backup)
      return try folder.text(at: "\(backup)/\(path)")
    }
    #expect(kept == ["first", "second"])
  }

  @Test("An up-to-date file is not touched")
  func unchanged() throws {
    let folder = try TemporaryPackage([path: "same"])
    let stamp = FileStamp(folder.package.url(path))
    var rewrite = Rewrite(folder.package)
    try rewrite.write("same", to: path)
    #expect(try rewrite.commit() == Rewrite.Result())
    #expect(FileStamp(folder.package.url(path)) == stamp)
  }

  @Test("A removed file is in the backup")
  func removed() throws {
    let folder = try TemporaryPackage([path: "mine"])
    var rewrite = Rewrite(folder.package)
    try rewrite.remove(path)
    let backup = try #require(try rewrite.commit().backup)
    #expect(FileStamp(folder.package.url(path)) == nil)
    #expect(try folder.text(at: "\(backup)/\(path)") == "mine")
  }

  @Test("With one read-only file, none is written")
  func readOnly() throws {
    let other = "Sources/1-Events/Account.swift"
    let folder = try TemporaryPackage([path: "mine", other: "mine too"])
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.package.url(path).path)
    var rewrite = Rewrite(folder.package)
    try rewrite.write("theirs", to: other)
    try rewrite.write("theirs", to: path)
    let trouble = #expect(throws: FileError.self) { try rewrite.commit() }
    #expect(trouble?.description.contains("\(path) is read-only") == true)
    #expect(try folder.text(at: other) == "mine too")
    #expect(folder.package.folders(in: ".workbook").isEmpty)
  }

  @Test("The folder of a new file is created, and a file keeps its permissions")
  func newFolder() throws {
    let new = "Sources/1-Events/Given/Clock.swift"
    let folder = try TemporaryPackage([path: "mine"])
    let file = folder.package.url(path).path
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
    var rewrite = Rewrite(folder.package)
    try rewrite.write("new", to: new)
    try rewrite.write("theirs", to: path)
    #expect(try rewrite.commit().changed == [new, path])
    #expect(try folder.text(at: new) == "new")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o640)
  }

  @Test("New files leave no backup")
  func noBackup() throws {
    let folder = try TemporaryPackage()
    var rewrite = Rewrite(folder.package)
    try rewrite.write("new", to: path)
    #expect(try rewrite.commit().backup == nil)
    #expect(folder.package.folders(in: ".workbook/backup") == [".workbook/backup"])
  }

  @Test("A file that is not text is replaced, and kept byte by byte")
  func noText() throws {
    let folder = try TemporaryPackage([path: "mine"])
    let bytes = Data([0xff, 0x00, 0xfe])
    try bytes.write(to: folder.package.url(path))
    var rewrite = Rewrite(folder.package)
    try rewrite.write("theirs", to: path)
    let backup = try #require(try rewrite.commit().backup)
    #expect(try Data(contentsOf: folder.package.url("\(backup)/\(path)")) == bytes)
  }

  @Test(
    "A file whose name changes only in case is not removed under the old name",
    arguments: [("Money.swift", "money.swift"), ("money.swift", "Money.swift")])
  func otherCase(old: String, new: String) throws {
    let folder = try TemporaryPackage([old: "mine"])
    let url = folder.package.url(new)
    if FileStamp(url) == nil {
      // One file under two names, as where upper and lower case are the same.
      try FileManager.default.linkItem(at: folder.package.url(old), to: url)
    }
    var rewrite = Rewrite(folder.package)
    try rewrite.write("theirs", to: new)
    try rewrite.remove(old)
    let backup = try #require(try rewrite.commit().backup)
    #expect(try folder.text(at: new) == "theirs")
    #expect(FileStamp(folder.package.url(old)) != nil)
    #expect(try folder.text(at: "\(backup)/\(new)") == "mine")
  }
}
