import Foundation
import Testing

@testable import workbook

@Suite("The proof: the copy for trial builds")
struct TrialPackageTests {
  @Test("Unchanged files keep their time, also in nested folders")
  func replaces() throws {
    let folder = try TemporaryPackage()
    let road = Road(package: folder.package, stages: [.sample(1)])
    let trialPackage = TrialPackage(of: road, number: 1)
    let stays = "Bank/Given/Clock.swift"
    try trialPackage.replace("Sources/1-Events", with: [stays: "stays", "Bank/Old.swift": "old"])
    let stamp = FileStamp(trialPackage.copy.url("Sources/1-Events/\(stays)"))
    try trialPackage.replace("Sources/1-Events", with: [stays: "stays", "Bank/New.swift": "new"])
    let copy = trialPackage.copy
    #expect(
      copy.swiftFiles(in: "Sources/1-Events") == [
        "Sources/1-Events/\(stays)", "Sources/1-Events/Bank/New.swift",
      ])
    #expect(stamp != nil && FileStamp(copy.url("Sources/1-Events/\(stays)")) == stamp)
  }

  @Test("A link in the copy is neither written nor removed through", arguments: [true, false])
  func link(isWanted: Bool) throws {
    let outside = try TemporaryPackage(["Money.swift": "mine"])
    let folder = try TemporaryPackage()
    let trialPackage = TrialPackage(of: Road(package: folder.package, stages: []), number: 1)
    try folder.link(
      ".build/proof/1/Sources/1-Events/Bank", to: outside.package.root.path)
    try folder.link(
      ".build/proof/1/Sources/1-Events/Old.swift", to: outside.package.url("Money.swift").path)
    #expect(throws: FileError.self) {
      try trialPackage.replace(
        "Sources/1-Events", with: isWanted ? ["Bank/Money.swift": "new"] : [:])
    }
    #expect(try outside.text(at: "Money.swift") == "mine")
  }
}
