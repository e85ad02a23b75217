import Foundation
import Testing

@testable import workbook

@Suite("The companion: interrupted commands")
struct InterruptionTests {
  private let first = "Sources/1-Events/Account.swift"
  private let second = "Sources/1-Events/Money.swift"
  private let third = "Sources/1-Events/Old.swift"
  private let mine: [String: String]

  init() { mine = [first: "my account", second: "my money", third: "my old one"] }

  private func commit(in folder: TemporaryPackage, on disk: Disk) throws -> Rewrite.Result {
    var rewrite = Rewrite(folder.package, on: disk)
    try rewrite.write("their account", to: first)
    try rewrite.write("their money", to: second)
    try rewrite.write("their new one", to: "Sources/1-Events/New/New.swift")
    try rewrite.remove(third)
    return try rewrite.commit()
  }

  private static let failures: [(Disk.Step, String)] =
    [.prepare, .exchange, .compare].flatMap { (step: Disk.Step) in
      ["Account", "Money", "New/New", "Old"].map { (step, "Sources/1-Events/\($0).swift") }
    }

  @Test("A failing step leaves nothing changed and nothing behind", arguments: disks, failures)
  func fails(disk: Disk, failure: (step: Disk.Step, path: String)) throws {
    let folder = try TemporaryPackage(mine)
    let full = disk.with(failure.step, failure.path) { throw CocoaError(.fileWriteOutOfSpace) }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: full) }
    guard case .unwritable(failure.path, _) = error else {
      Issue.record("It should name the file that can't be written: \(String(describing: error))")
      return
    }
    #expect(try folder.texts(in: "Sources") == mine)
    #expect(!folder.package.folders(in: "Sources").contains("Sources/1-Events/New"))
    #expect(folder.package.folders(in: ".workbook/backup") == [".workbook/backup"])
  }

  @Test(
    "After a crash at a step, the next command explains how to restore everything",
    arguments: disks, failures)
  func ends(disk: Disk, failure: (step: Disk.Step, path: String)) throws {
    let folder = try TemporaryPackage(mine)
    let after = try TemporaryPackage()
    // What is on the disk at that moment is what a killed process leaves.
    let copying = disk.with(failure.step, failure.path) {
      try FileManager.default.removeItem(at: after.package.root)
      try FileManager.default.copyItem(at: folder.package.root, to: after.package.root)
    }
    _ = try commit(in: folder, on: copying)
    let isChanged = try after.texts(in: "Sources") != mine
    let interrupted = Interruption.all(in: after.package)
    let isNewOnly = try mine.allSatisfy { try after.texts(in: "Sources")[$0.key] == $0.value }
    #expect(interrupted.isEmpty == (!isChanged || isNewOnly))
    for backup in interrupted.map(\.backup) {
      for (path, text) in try after.texts(in: "\(backup.path)/Sources") {
        try after.write(text, to: String(path.dropFirst(backup.path.count + 1)))
      }
    }
    for (path, text) in mine { #expect(try after.text(at: path) == text) }
    #expect(Interruption.all(in: after.package).isEmpty)
  }

  @Test("The next successful command ends the notice, and keeps the backup")
  func settles() throws {
    let folder = try TemporaryPackage(mine)
    let broken = Disk().with(.compare, second) { throw CocoaError(.fileWriteOutOfSpace) }
      .with(.putBack, first) { throw CocoaError(.fileWriteUnknown) }
    let error = #expect(throws: FileError.self) { try commit(in: folder, on: broken) }
    let backup = try #require(Interruption.all(in: folder.package).first?.backup)
    guard case .halfDone(backup.path, let reason) = error else {
      Issue.record(
        "It should report files that could not be restored: \(String(describing: error))")
      return
    }
    #expect(reason.contains(first))
    #expect(try folder.text(at: "\(backup.path)/\(first)") == "my account")
    _ = try commit(in: folder, on: Disk())
    #expect(Interruption.all(in: folder.package).isEmpty)
    #expect(try folder.text(at: "\(backup.path)/\(first)") == "my account")
    #expect(try folder.text(at: "\(backup.path)/interrupted/\(first)") == "my account")
  }

  @Test("A file that was saved after an interruption does not count as replaced")
  func savedSince() throws {
    let folder = try TemporaryPackage(mine)
    let broken = Disk().with(.compare, third) { throw CocoaError(.fileWriteOutOfSpace) }
      .with(.putBack, first) { throw CocoaError(.fileWriteUnknown) }
      .with(.putBack, second) { throw CocoaError(.fileWriteUnknown) }
    #expect(throws: FileError.self) { try commit(in: folder, on: broken) }
    let before = try #require(Interruption.all(in: folder.package).first)
    #expect(before.replaced == [first, second] && !before.hasSaves)
    try folder.write("saved", to: first)
    let after = try #require(Interruption.all(in: folder.package).first)
    #expect(after.replaced == [second] && after.hasSaves)
    try folder.write("saved too", to: second)
    #expect(Interruption.all(in: folder.package).isEmpty)
  }

  @Test("While one companion changes files, another one changes and reports nothing")
  func two() throws {
    let folder = try TemporaryPackage(mine)
    let other = Disk().with(.exchange, second) {
      #expect(Interruption.all(in: folder.package).isEmpty)
      #expect(throws: FileError.busy) {
        var rewrite = Rewrite(folder.package)
        try rewrite.write("other", to: "Sources/1-Events/Other.swift")
        _ = try rewrite.commit()
      }
    }
    _ = try commit(in: folder, on: other)
    #expect(FileStamp(folder.package.url("Sources/1-Events/Other.swift")) == nil)
    #expect(try folder.text(at: second) == "their money")
  }
}
