import Foundation
import Testing

@testable import workbook

@Suite("The proof: the copy in which trials are built")
struct TrialPackageTests {
  @Test("Files that stay as they are keep their time, in folders within folders too")
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
}
