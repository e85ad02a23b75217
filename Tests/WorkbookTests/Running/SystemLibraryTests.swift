import Foundation
import Testing

@testable import workbook

@Suite("The companion: libraries of the system")
struct SystemLibraryTests {
  private static let files = [
    "Package.swift": """
    .systemLibrary(name: "COther", providers: [.apt(["libother-dev"])]),
    .systemLibrary(
      name: "CEcho", pkgConfig: "echo", providers: [.apt(["libecho-dev"]), .brew(["echo"])]),
    """,
    "Sources/CEcho/module.modulemap": "module CEcho { header \"shim.h\" link \"echo\" }",
    "Sources/CEcho/shim.h": """
    #if __has_include(<echo/echo.h>)
    #include <echo/echo.h>
    #endif
    """,
    "Sources/Echo/Echo.swift": "internal import CEcho\n",
  ]

  private let stage = Stage(number: 1, name: "Events", title: "Events", exercises: [])

  private func libraries(importing line: String) throws -> [SystemLibrary] {
    let folder = try TemporaryPackage(
      Self.files.merging(["Solutions/1-Events/A.swift": "\(line)\n"]) { $1 })
    return try stage.libraries(in: folder.package)
  }

  @Test("A library is read from its module map, its header and the manifest")
  func parts() throws {
    let library = try #require(try libraries(importing: "import CEcho").first)
    #expect(library.name == "Echo")
    #expect(library.header == "echo/echo.h")
    #expect(library.binary == "libecho")
    #expect(library.debianPackage == "libecho-dev")
  }

  @Test(
    "A stage needs its imports, and those of given modules",
    arguments: [
      "import Echo", "public import Echo", "@preconcurrency import CEcho",
      "import struct Echo.Echo",
    ])
  func imported(line: String) throws {
    #expect(try libraries(importing: line).map(\.name) == ["Echo"])
  }

  @Test(
    "A library in a comment is not needed",
    arguments: ["import Foundation", "// import Echo", "let text = \"import Echo\""])
  func notImported(line: String) throws {
    #expect(try libraries(importing: line).isEmpty)
  }

  @Test("In this workbook, Persistence is the first stage that needs one: the header of SQLite")
  func thisWorkbook() throws {
    let road = try Road.load(try Package(around: URL(filePath: #filePath)))
    let needs = try road.stages.map { ($0, try $0.libraries(in: road.package)) }
    let first = try #require(needs.first { !$0.1.isEmpty })
    #expect(first.0.name == "Persistence")
    #expect(first.1.map(\.header) == ["sqlite3.h"])
    #expect(first.1.map(\.debianPackage) == ["libsqlite3-dev"])
  }
}
