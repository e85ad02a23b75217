import Foundation
import Testing

@testable import workbook

@Suite("The companion: files that change within a second")
struct SourceRecordTests {
  private let path = "Sources/1-Events/Money.swift"

  private func seconds(_ folder: TemporaryPackage) throws -> Int {
    try #require(FileStamp(folder.package.url(path))).seconds
  }

  @Test("A file saved in the second of the last build gets a later time")
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

  @Test("An unchanged file keeps its time")
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

  /// From a learner whose `Sources/1-Events` is a link to a folder elsewhere.
  @Test("A file behind a link to a folder gets a later time, too")
  func link() throws {
    let elsewhere = try TemporaryPackage(["Money.swift": "first"])
    let folder = try TemporaryPackage()
    try folder.link("Sources/1-Events", to: elsewhere.package.root.path)
    let file = folder.package.url("record.json")
    var record = SourceRecord(at: file)
    try record.refresh(folder.package)
    try record.keep(at: file)
    let built = try seconds(folder)

    try elsewhere.write("second", to: "Money.swift")
    var next = SourceRecord(at: file)
    try next.refresh(folder.package)
    #expect(try seconds(folder) > built)
  }

  /// From a learner who had renamed the folder: every build failed with words about a module cache.
  @Test("A build in another folder is detected")
  func moved() throws {
    let folder = try TemporaryPackage([path: "first"])
    let other = try TemporaryPackage([path: "first"])
    let file = folder.package.url("record.json")
    #expect(!SourceRecord(at: file).isFromElsewhere(folder.package))
    var record = SourceRecord(at: file)
    try record.refresh(folder.package)
    try record.keep(at: file)
    #expect(!SourceRecord(at: file).isFromElsewhere(folder.package))
    #expect(SourceRecord(at: file).isFromElsewhere(other.package))
  }
}
