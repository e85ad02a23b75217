import Foundation
import Testing

@testable import workbook

/// From learners whose folder is in iCloud or Dropbox: of `Money 2.swift` beside `Money.swift` the
/// compiler said "'Money' is ambiguous", in a third file.
@Suite("The companion: second copies of a file")
struct StrayCopyTests {
  private let folder = "Sources/1-Events/Bank/"
  private let text = "import Foundation\n\npublic struct Money {\n}\n"

  private func copies(_ files: [String: String]) throws -> [StrayCopy] {
    let package = try TemporaryPackage(files)
    return StrayCopy.all(in: ["Sources", "Tests"], of: package.package)
  }

  @Test(
    "A copy is detected under the names that programs give it",
    arguments: [
      "Money 2", "Money copy", "Money copy 2", "Money (1)", "Money - Copy", "Copy of Money",
      "Kopie von Money", "Money Kopie", "Money (conflicted copy 2026-01-31)",
      "Money (Jane's conflicted copy 2026-01-31)", "Money.sync-conflict-20260131-235958-ABCDEFG",
      "Money-Janes-MacBook",
    ])
  func named(name: String) throws {
    let copy = "\(folder)\(name).swift"
    #expect(
      try copies(["\(folder)Money.swift": text, copy: "// mine\n" + text]) == [
        StrayCopy(
          path: copy, original: "\(folder)Money.swift", declaration: "public struct Money {",
          line: 4)
      ])
  }

  @Test("A copy of an extension file and a copy of a test are detected")
  func others() throws {
    let text = "extension Money {\n}\n"
    let test = "@Suite struct MoneyTests {\n}\n"
    let found = try copies([
      "\(folder)Money+Codable.swift": text, "\(folder)Money+Codable 2.swift": text,
      "Tests/1-EventsTests/MoneyTests.swift": test,
      "Tests/1-EventsTests/MoneyTests (1).swift": test,
    ])
    #expect(
      found.map(\.path) == [
        "\(folder)Money+Codable 2.swift", "Tests/1-EventsTests/MoneyTests (1).swift",
      ])
  }

  @Test(
    "A file that only resembles a copy is ignored",
    arguments: [
      // Files of the learner's own, another word, and a file of another module.
      ("1-Events/Money-Notes", "struct Notes {\n}\n"),
      ("1-Events/Money-Sum", "extension Money {\n}\n"),
      ("1-Events/Money+Sum", "public struct Money {\n"),
      ("1-Events/Moneylender", "public struct Money {\n"),
      ("Capstone/Money 2", "public struct Money {\n"),
    ])
  func similar(name: String, text: String) throws {
    let original = self.text + "extension Money {\n}\n"
    let files = ["\(folder)Money.swift": original, "Sources/\(name).swift": text]
    #expect(try copies(files).isEmpty)
  }

  @Test("The message begins with the copy and says what to do")
  func told() throws {
    let copy = StrayCopy(
      path: "\(folder)Money 2.swift", original: "\(folder)Money.swift",
      declaration: "public struct Money {", line: 3)
    let terminal = Terminal(isInteractive: false, environment: [:], width: 100)
    let lines = Reasons(terminal: terminal).lines(for: CompileFailure(copy, among: 2))
    #expect(lines[1] == "  Sources/1-Events/Bank/Money 2.swift:3")
    let said = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(said.contains("This is a second copy of Money.swift"))
    #expect(said.contains("move the other one out of the workbook. There is 1 more copy."))
  }
}
