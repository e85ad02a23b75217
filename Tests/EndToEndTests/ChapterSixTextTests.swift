import Foundation
import Testing

@Suite("Chapter 6 and what it shows")
struct ChapterSixTextTests {
  /// A command in the text, and what the text says that it prints.
  private struct Line {
    var command: String
    var output = ""
  }

  @Test("Every answer in the text is what the bank really answers, in this order")
  func answers() async throws {
    let folder = try TemporaryFolder()
    let bank = try await BankServer(in: folder, ["--seed-demo"])
    let lines = try lines()
    #expect(lines.count > 8, "Chapter 6 shows hardly anything.")
    for line in lines {
      let command = line.command.replacingOccurrences(of: ":8080", with: ":\(bank.port)")
      let run = try await Program("/bin/sh", ["-c", command], folder: folder.url) {
        folder.url.appending(path: "\(UUID()).log")
      }.run()
      let printed = run.output.replacingOccurrences(of: "\r\n", with: "\n")
      #expect(
        printed.trimmingCharacters(in: .newlines) == line.output.trimmingCharacters(in: .newlines),
        "\(line.command)")
    }
    try await bank.close()
  }

  /// The commands in the blocks without a language: they follow a `$`, up to a line that does not
  /// end with a backslash.
  private func lines() throws -> [Line] {
    let page = ChapterProgram.root.appending(path: "Chapters/6-API/README.md")
    var lines: [Line] = []
    for block in ChapterTextTests.outputs(in: try String(contentsOf: page, encoding: .utf8)) {
      var isInCommand = false
      for text in block.split(separator: "\n", omittingEmptySubsequences: false) {
        if text.hasPrefix("$ ") {
          lines.append(Line(command: String(text.dropFirst(2))))
          isInCommand = text.hasSuffix("\\")
        } else if let last = lines.indices.last {
          if isInCommand {
            lines[last].command += "\n\(text)"
            isInCommand = text.hasSuffix("\\")
          } else {
            lines[last].output += "\(text)\n"
          }
        }
      }
    }
    return lines
  }
}
