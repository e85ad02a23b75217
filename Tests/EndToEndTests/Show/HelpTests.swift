import Testing

@Suite("The help of the programs")
struct HelpTests {
  @Test("It lists the commands and the settings", arguments: [6, 7, 8], ["--help", "help", "-h"])
  func wanted(chapter: Int, word: String) async throws {
    let run = try await ChapterProgram.run(chapter, [word])
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(run.output.hasPrefix("swift run Chapter\(chapter) [COMMAND]\n"))
    #expect(run.output.contains("\n  --help "))
    #expect(run.output.contains(/\n  PORT +the port .*\n/))
    #expect(!run.output.split(separator: "\n").contains { $0.count > 100 })
  }

  @Test(
    "What a program doesn't know is named, and its commands are listed",
    arguments: [
      (6, ["serve"]), (7, ["hub", "--sow", "user", "1"]), (7, ["publisher", "now"]),
      (7, ["--seed", "7", "8"]), (8, ["serve", "--seed"]), (8, ["--help", "serve"]),
    ])
  func unknown(chapter: Int, arguments: [String]) async throws {
    let run = try await ChapterProgram.run(chapter, arguments)
    #expect(run.status == 2 && run.output.isEmpty)
    let words = arguments.joined(separator: " ")
    #expect(run.errors.hasPrefix("'\(words)' is nothing that this program does. It knows:\n"))
    #expect(run.errors.contains("\n  (nothing) "))
    #expect(run.errors.hasSuffix("`swift run Chapter\(chapter) --help` names the settings, too.\n"))
  }
}
