import EventSourcing
import Foundation
import Testing

@Suite("Given: File errors in one sentence")
struct FileTroubleTests {
  // `DATABASE=/proc/x/b` printed "Error Domain=NSCocoaErrorDomain Code=4 …", and nothing to do.
  @Test("A folder that can't be created is named, with the reason and a solution")
  func namesFolder() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "file-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("a file, and no folder".utf8).write(to: file)
    for path in [file.appending(path: "bank").path, file.appending(path: "deep/bank").path] {
      let trouble = #expect(throws: FileTrouble.self) { try makeFolder(for: path) }
      let words = "\(try #require(trouble))"
      let reason = path.hasSuffix("deep/bank") ? "Not a directory" : "File exists"
      #expect(words.hasPrefix("\(path) can't be used: \(reason); "))
      #expect(words.hasSuffix("can't be created; choose another place"))
      #expect(!words.contains("Error Domain") && !words.contains("\n"))
    }
  }

  @Test("An existing folder, or one that can be created, is no error")
  func makesFolder() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "folder-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    for _ in 1...2 { try makeFolder(for: folder.appending(path: "deep/bank").path) }
    #expect(FileManager.default.fileExists(atPath: folder.appending(path: "deep").path))
  }
}
