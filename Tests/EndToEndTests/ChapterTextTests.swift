import Foundation
import Testing

@Suite("The chapters and what they show")
struct ChapterTextTests {
  private let root = ChapterProgram.root

  private func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test(
    "Every output in the text is what the chapter's executable really prints",
    arguments: [
      (0, [], ["Chapters/0-Prologue/README.md"]),
      (1, [], ["README.md", "Chapters/1-Events/README.md"]),
      (2, [], ["Chapters/2-InMemoryStore/README.md"]),
      (3, ["--demo"], ["Chapters/3-CommandHandlers/README.md"]),
      (4, [], ["Chapters/4-ReadModels/README.md"]),
      (5, [], ["Chapters/5-Persistence/README.md"]),
    ])
  func outputs(chapter: Int, options: [String], pages: [String]) async throws {
    let run = try await ChapterProgram.run(chapter, options)
    for page in pages {
      let shown = Self.outputs(in: try text(page))
      #expect(!shown.isEmpty, "\(page) shows no output.")
      for output in shown {
        #expect(run.output.contains(output), "\(page) shows what Chapter\(chapter) does not print.")
      }
    }
  }

  @Test("Every link to a file of the workbook leads to one")
  func links() throws {
    let pages = try FileManager.default.subpathsOfDirectory(atPath: root.path)
      .filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }
    for page in pages {
      let folder = root.appending(path: page).deletingLastPathComponent()
      for link in try text(page).matches(of: /\]\(([^)#:\s]+)(?:#[^)]*)?\)/) {
        let target = folder.appending(path: String(link.1))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(page): \(link.1)")
      }
    }
  }

  /// The fenced blocks without a language, in which the text shows what a program printed.
  static func outputs(in page: String) -> [String] {
    var outputs: [String] = []
    var fence: String?
    var block = ""
    for line in page.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        if fence == "```" { outputs.append(block) }
        (fence, block) = (fence == nil ? line : nil, "")
      } else if fence != nil {
        block += line + "\n"
      }
    }
    return outputs
  }
}
