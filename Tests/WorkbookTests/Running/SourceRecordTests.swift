import Foundation
import Testing

@testable import workbook

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
