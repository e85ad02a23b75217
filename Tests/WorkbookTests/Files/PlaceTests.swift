import Foundation
import Testing

@testable import workbook

@Suite("The companion: places that it never writes to")
struct PlaceTests {
  private let path = "Sources/1-Events/Bank/Money.swift"
  private let other = "Sources/1-Events/Account.swift"

  /// Writes to `other` and writes or removes `path`; returns the error.
  private func trouble(in folder: TemporaryPackage, removing: Bool = false) throws -> FileError? {
    let error = #expect(throws: FileError.self) {
      var rewrite = Rewrite(folder.package)
      try rewrite.write("theirs", to: other)
      if removing { try rewrite.remove(path) } else { try rewrite.write("theirs", to: path) }
      _ = try rewrite.commit()
    }
    #expect(try folder.text(at: other) == "mine too")
    #expect(!folder.package.files(in: ".workbook").contains { $0.hasSuffix(".swift") })
    return error
  }

  @Test("A file behind a link into the package stays as it is", arguments: [true, false])
  func linkInside(removing: Bool) throws {
    let target = "../../../answers/Money.swift"
    let folder = try TemporaryPackage([other: "mine too", "answers/Money.swift": "mine"])
    try folder.link(path, to: target)
    let error = try trouble(in: folder, removing: removing)
    #expect(error == .link(path, target: target))
    #expect(try folder.text(at: "answers/Money.swift") == "mine")
    #expect(try FileKind(at: folder.package.url(path)) == .link)
  }

  @Test("A file behind a link out of the package stays as it is", arguments: [true, false])
  func linkOutside(removing: Bool) throws {
    let outside = try TemporaryPackage(["Money.swift": "mine"])
    let folder = try TemporaryPackage([other: "mine too"])
    let target = outside.package.url("Money.swift").path
    try folder.link(path, to: target)
    let error = try trouble(in: folder, removing: removing)
    #expect(error?.description.contains("\(path) is a link to \(target)") == true)
    #expect(error?.description.contains("Replace the link with the file") == true)
    #expect(try outside.text(at: "Money.swift") == "mine")
  }

  @Test("A file in a folder behind a link stays as it is", arguments: [true, false])
  func linkedFolder(removing: Bool) throws {
    let outside = try TemporaryPackage(["Money.swift": "mine"])
    let folder = try TemporaryPackage([other: "mine too"])
    try folder.link("Sources/1-Events/Bank", to: outside.package.root.path)
    let error = try trouble(in: folder, removing: removing)
    #expect(error == .link("Sources/1-Events/Bank", target: outside.package.root.path))
    #expect(try outside.text(at: "Money.swift") == "mine")
  }

  @Test("No file is created through a dangling link")
  func danglingLink() throws {
    let folder = try TemporaryPackage([other: "mine too"])
    try folder.link(path, to: "Gone.swift")
    #expect(try trouble(in: folder) == .link(path, target: "Gone.swift"))
    #expect(try FileKind(at: folder.package.url("Sources/1-Events/Bank/Gone.swift")) == .nothing)
  }

  @Test("No backup is kept behind a link")
  func linkedBackup() throws {
    let outside = try TemporaryPackage()
    let folder = try TemporaryPackage([path: "mine", other: "mine too"])
    try folder.link(".workbook/backup", to: outside.package.root.path)
    let error = try trouble(in: folder)
    #expect(error == .link(".workbook/backup", target: outside.package.root.path))
    #expect(try folder.text(at: path) == "mine")
  }

  @Test("A folder in the place of a file is reported", arguments: [true, false])
  func folder(removing: Bool) throws {
    let inside = "\(path)/Notes.txt"
    let folder = try TemporaryPackage([other: "mine too", inside: "mine"])
    #expect(try trouble(in: folder, removing: removing) == .notAFile(path))
    #expect(try folder.text(at: inside) == "mine")
  }

  @Test("A file in the place of a folder is reported")
  func file() throws {
    let folder = try TemporaryPackage([other: "mine too", "Sources/1-Events/Bank": "mine"])
    #expect(try trouble(in: folder) == .notAFolder("Sources/1-Events/Bank"))
    #expect(try folder.text(at: "Sources/1-Events/Bank") == "mine")
  }

  @Test("A read-only folder is reported", arguments: [true, false])
  func readOnlyFolder(isNew: Bool) throws {
    let folder = try TemporaryPackage([other: "mine too", "Sources/1-Events/Bank/Clock.swift": ""])
    if !isNew { try folder.write("mine", to: path) }
    let bank = folder.package.url("Sources/1-Events/Bank").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: bank)
    #expect(try trouble(in: folder) == .readOnly("Sources/1-Events/Bank"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: bank)
  }

  @Test("A file with a second hard link keeps its text under that name, and the backup is separate")
  func hardLink() throws {
    let folder = try TemporaryPackage([path: "mine"])
    let second = folder.package.url("Second.swift")
    try FileManager.default.linkItem(at: folder.package.url(path), to: second)
    var rewrite = Rewrite(folder.package)
    try rewrite.write("theirs", to: path)
    let backup = try #require(try rewrite.commit().backup)
    #expect(try folder.text(at: path) == "theirs")
    #expect(try folder.text(at: "Second.swift") == "mine")
    try Data("later".utf8).write(to: second)
    #expect(try folder.text(at: "\(backup)/\(path)") == "mine")
  }
}
