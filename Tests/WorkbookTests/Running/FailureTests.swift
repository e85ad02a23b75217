import Foundation
import Testing

@testable import workbook

@Suite("The companion: compiler errors and crashes")
struct FailureTests {
  private let package = Package(root: URL(filePath: "/p"))

  private func failure(_ log: String) -> CompileFailure {
    CompileFailure(log: log, package: package) { _ in "first\n  let a: Int = \"\"\n" }
  }

  @Test("The first error has its file, its line and the source there")
  func first() {
    let failure = failure(
      """
      [3/9] Compiling Events Money.swift
      /p/Sources/1-Events/Money.swift:2:16: error: cannot convert 'String' to 'Int'
      1 | first
      /p/Sources/1-Events/Money.swift:2:16: error: cannot convert 'String' to 'Int'
      /p/Sources/1-Events/Money.swift:9:1: error: expected '}'
      """)
    #expect(
      failure.place == .init(file: "Sources/1-Events/Money.swift", line: 2, column: 16))
    #expect(failure.message == "cannot convert 'String' to 'Int'")
    #expect(failure.source == "  let a: Int = \"\"")
    #expect(failure.others == 1)
  }

  @Test("An error in the learner's code comes before the errors that it causes in tests")
  func ownFirst() {
    let failure = failure(
      """
      /p/Tests/1-EventsTests/MoneyTests.swift:4:1: error: no member 'cents'
      /p/Sources/1-Events/Money.swift:2:1: error: expected declaration
      """)
    #expect(failure.place?.file == "Sources/1-Events/Money.swift")
  }

  @Test("An error without a place has its original text")
  func unplaced() {
    #expect(failure("warning: x\nerror: no such module 'A'\n").message == "no such module 'A'")
    #expect(failure("Killed\n").message == "Killed")
    #expect(failure("").place == nil)
  }

  @Test("A fatal error has its message and the first frame in the learner's code")
  func fatal() {
    let report = CrashReport(
      """
      Swift/ContiguousArrayBuffer.swift:707: Fatal error: Index out of range
      *** Program crashed: Illegal instruction at 0x00007f2b ***
      0 [ra] 0x0001 _assertionFailure + 1 in libswiftCore.so at /swift/Assert.swift:1:1
      1 [ra] 0x0002 Money.init(parsing:) + 19 in tests at /p/Sources/1-Events/Money.swift:27:9
      2 [ra] 0x0003 MoneyTests.reads() in tests at /p/Tests/1-EventsTests/MoneyTests.swift:9:5
      """, package: package)
    #expect(report.isTrap)
    #expect(report.message == "Index out of range")
    #expect(report.place == SourcePlace(file: "Sources/1-Events/Money.swift", line: 27))
  }

  @Test(
    "A crash is found in a folder that the report names by another path",
    arguments: ["", "/private"])
  func otherWay(prefix: String) {
    let report = CrashReport(
      "1 Money.init in tests at \(prefix)/p/Sources/1-Events/Money.swift:27:9", package: package)
    #expect(report.place == SourcePlace(file: "Sources/1-Events/Money.swift", line: 27))
  }

  @Test(
    "Without a backtrace, the place is the one in Swift's message",
    arguments: [
      ("Events/Money.swift:41: Fatal error: Unexpectedly found nil", 41),
      ("Swift/ContiguousArrayBuffer.swift:707: Fatal error: Index out of range", nil),
      ("EventsTests/Money.swift:41: Fatal error: Unexpectedly found nil", nil),
    ])
  func noBacktrace(output: String, line: Int?) throws {
    let folder = try TemporaryPackage(["Sources/1-Events/Values/Money.swift": ""])
    let report = CrashReport(output, package: folder.package)
    #expect(report.isTrap)
    #expect(
      report.place
        == line.map { SourcePlace(file: "Sources/1-Events/Values/Money.swift", line: $0) })
  }

  @Test(
    "A Swift without tests is recognized by its build output",
    arguments: [
      "/p/Tests/A.swift:1:8: error: no such module 'Testing'",
      "error: XCTest not available: terminated(1): xcrun --sdk macosx --show-sdk-platform-path",
    ])
  func noTesting(log: String) {
    #expect(NoTestingModule.isCause(of: log))
    #expect(!NoTestingModule.isCause(of: "error: no such module 'Testin'"))
  }

  /// From a learner who had renamed the folder of the clone.
  @Test("A moved build folder is recognized by the build output")
  func moved() {
    let log = """
      <unknown>:0: error: precompiled file '/b/ModuleCache/TXB5/SwiftShims-2WTE.pcm' was compiled \
      with module cache path '/a/ModuleCache/TXB5', but the path is currently '/b/ModuleCache/TXB5'
      <unknown>:0: error: missing required module 'SwiftShims'
      """
    #expect(MovedPackage.isCause(of: log))
    #expect(!MovedPackage.isCause(of: "error: missing required module 'SwiftShims'"))
  }

  @Test("A crash without a message is named by its signal")
  func overflow() {
    let report = CrashReport(
      "*** Program crashed: Bad pointer dereference at 0x00 ***", package: package)
    #expect(report.isTrap)
    #expect(report.message == "Bad pointer dereference")
    #expect(report.place == nil)
  }

  @Test(
    "A trap without a message is named by its cause",
    arguments: [
      ("*** Swift runtime failure: arithmetic overflow ***\n", "arithmetic overflow"),
      ("*** Program crashed: Illegal instruction at 0x0000 ***\n", "a number is out of range"),
      (
        """
        Could not cast value of type 'A.B' (0x5642db223f20) to 'C' (0x5642db223448).
        *** Program crashed: Aborted at 0x0000000000000305 ***

        """, "a value of type 'A.B' cannot be cast to 'C'"
      ),
    ])
  func cause(output: String, words: String) {
    let report = CrashReport(output, package: package)
    #expect(report.isTrap)
    #expect(report.message?.contains(words) == true)
  }

  @Test("A process that exited normally did not crash")
  func exited() {
    #expect(!CrashReport("Test run started.\n", package: package).isTrap)
  }
}
