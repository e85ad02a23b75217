import ChapterSupport
import Foundation
import Testing

@Suite("Programs of this package")
struct BuiltProgramTests {
  @Test(
    "Programs are found next to the running one, and next to the test bundle",
    arguments: [
      ("/b/debug/Benchmarks", "/b/debug"),
      ("/b/debug/workbookPackageTests.xctest", "/b/debug"),
      ("/b/debug/workbookPackageTests.xctest/Contents/MacOS/workbookPackageTests", "/b/debug"),
    ])
  func folder(code: String, folder: String) {
    let found = BuiltProgram.folder(ofCodeAt: URL(filePath: code))
    #expect(found.standardizedFileURL.path == folder)
  }

  @Test("A program that has not been built is named with its path")
  func missing() {
    let error = #expect(throws: NotBuilt.self) { try BuiltProgram.url(of: "Chapter99") }
    #expect(error?.path.hasSuffix("/Chapter99") == true)
  }
}
