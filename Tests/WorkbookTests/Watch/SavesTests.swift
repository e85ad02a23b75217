import Foundation
import Testing

@testable import workbook

@Suite("The companion: detecting saved files")
struct SavesTests {
  private let money = "Sources/1-Events/Money.swift"

  /// Whether a change of `folder` by `save` is noticed.
  private func isNoticed(
    in folder: TemporaryPackage, _ save: () throws -> Void
  ) async throws -> Bool {
    var saves = Saves(in: folder.package)
    try save()
    try await saves.next()
    return true
  }

  @Test(
    "A file that is written in place, replaced, added or removed is detected",
    .timeLimit(.minutes(1)), arguments: ["in place", "replaced", "added", "removed", "a test"])
  func saves(way: String) async throws {
    let folder = try TemporaryPackage([money: "1", "Tests/1-EventsTests/MoneyTests.swift": "1"])
    let noticed = try await isNoticed(in: folder) {
      switch way {
      case "in place": try Data("2".utf8).write(to: folder.package.url(money))
      case "replaced": try folder.write("2", to: money)
      case "added": try folder.write("2", to: "Sources/1-Events/New/Cents.swift")
      case "removed": try FileManager.default.removeItem(at: folder.package.url(money))
      default: try folder.write("2", to: "Tests/1-EventsTests/MoneyTests.swift")
      }
    }
    #expect(noticed)
  }

  /// From a learner who keeps the answers in a folder that is synchronised: `check` built what the
  /// link leads to, and `watch` saw no save.
  @Test("A change behind a link to a folder is detected", .timeLimit(.minutes(1)))
  func link() async throws {
    let elsewhere = try TemporaryPackage(["Money.swift": "1", "Bank/Account.swift": "1"])
    let folder = try TemporaryPackage()
    try folder.link("Sources/1-Events", to: elsewhere.package.root.path)
    #expect(
      folder.package.files(in: "Sources") == [
        "Sources/1-Events/Bank/Account.swift", money,
      ])
    let noticed = try await isNoticed(in: folder) {
      try elsewhere.write("2", to: "Bank/Account.swift")
    }
    #expect(noticed)
  }

  @Test("A link to a folder above it does no harm")
  func circle() throws {
    let folder = try TemporaryPackage([money: "1"])
    try folder.link("Sources/1-Events/Again", to: "..")
    #expect(folder.package.files(in: "Sources") == [money])
  }

  /// `watch` looked at each file ten times a second, which took 16 % of a core.
  @Test("After a check, it waits over a hundred times as long, and at most a second")
  func pauses() {
    #expect(Saves.pause(after: .microseconds(10)) == .milliseconds(100))
    #expect(Saves.pause(after: .milliseconds(2)) == .milliseconds(300))
    #expect(Saves.pause(after: .milliseconds(40)) == .seconds(1))
  }
}
