import ChapterSupport
import Foundation
import Testing

/// The executable of a chapter, with the reference solutions.
enum ChapterProgram {
  /// The package that these tests belong to.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the executable with `input` as what is typed, and waits for its end.
  static func run(
    _ chapter: Int, _ options: [String] = [], input: String = ""
  ) async throws -> Companion.Run {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The chapters run with the reference here: run these tests with SOLUTIONS=1.")
    let executable = try BuiltProgram.url(of: "Chapter\(chapter)")
    let folder = FileManager.default.temporaryDirectory.appending(path: "chapter-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let typed = folder.appending(path: "input")
    try Data(input.utf8).write(to: typed)
    return try await Program(
      executable.path, options, input: try FileHandle(forReadingFrom: typed), folder: folder
    ) { folder.appending(path: "\(UUID()).log") }.run()
  }
}
