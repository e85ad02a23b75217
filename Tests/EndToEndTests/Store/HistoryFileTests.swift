import Foundation
import Testing

/// A history that one program reads and the next one reads differently is no record of anything.
@Suite("A history file has strict JSON on each line")
struct HistoryFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ bytes: Data) async throws -> Companion.Run {
    let file = folder.url.appending(path: "history.jsonl")
    try bytes.write(to: file)
    return try await ChapterProgram.run(1, [file.path])
  }

  private let line = """
    {"position":1,"stream":"account-7","version":1,"id":"00000000-0000-0000-0000-000000000007",\
    "recorded_at":"2026-01-05T09:05:00Z","type":"AccountOpened","data":{"account_id":7}}
    """

  @Test("A valid line is read")
  func reads() async throws {
    let run = try await run(Data(line.utf8))
    #expect(run.status == 0 && run.output.contains("1 event"), "\(run.output)\(run.errors)")
  }

  @Test(
    "A line that a lenient decoder would repair is rejected with its number",
    arguments: [
      ("\"version\":1", "\"version\":1,\"version\":2", "the line has the member 'version' twice"),
      ("\"account_id\":7", "\"account_id\":7,\"\\u0061ccount_id\":8", "'account_id' twice"),
      ("7}}", "7},}", "the line is not JSON: byte"),
      ("{\"position", "\u{FEFF}{\"position", "the line is not JSON: byte 1 is wrong"),
    ])
  func refuses(text: String, other: String, words: String) async throws {
    let bad = line.replacingOccurrences(of: text, with: other)
    try #require(bad != line)
    let run = try await run(Data(bad.utf8))
    #expect(run.status == 1)
    #expect(run.errors.contains("history.jsonl:1: ") && run.errors.contains(words), "\(run.errors)")
  }

  @Test("A file in another encoding is rejected")
  func refusesOtherEncodings() async throws {
    let run = try await run(Data(line.utf16.flatMap { [0, UInt8(truncatingIfNeeded: $0)] }))
    #expect(
      run.status == 1 && run.errors.contains("history.jsonl:1: the line is not UTF-8"),
      "\(run.errors)")
  }
}
