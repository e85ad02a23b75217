import Foundation
import Testing

@testable import workbook

@Suite("The companion: libraries of the system")
struct SystemLibraryTests {
  private static let files = [
    "Package.swift": """
    .systemLibrary(name: "COther", providers: [.apt(["libother-dev"])]),
    .systemLibrary(name: "CServer", providers: [.apt(["server"])]),
    .systemLibrary(name: "COwn"),
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
    "Sources/CServer/module.modulemap": "module CServer { header \"server.h\" }",
    "Sources/CServer/server.h": """
    #include <stddef.h>
    #define CSERVER_PROGRAMS "served:server"
    #define CSERVER_PROGRAM_FOLDERS "/lib/server/*/bin:/s"
    """,
    "Sources/COwn/module.modulemap": "module COwn { header \"own.h\" }",
    "Sources/COwn/own.h": "#include <stddef.h>\n",
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
    #expect(library.need == .header("echo/echo.h", binary: "libecho"))
    #expect(library.debianPackage == "libecho-dev")
    #expect(library.homebrewPackage == "echo")
  }

  @Test("A library without anything to build with is read from its header and the manifest")
  func programs() throws {
    let library = try #require(try libraries(importing: "import CServer").first)
    #expect(library.name == "Server")
    #expect(library.need == .programs(["served", "server"], folders: ["/lib/server/*/bin", "/s"]))
    #expect(library.debianPackage == "server")
    #expect(library.homebrewPackage == nil)
  }

  @Test("A library that needs nothing is none")
  func nothing() throws { #expect(try libraries(importing: "import COwn").isEmpty) }

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
    #expect(first.1.map(\.need) == [.header("sqlite3.h", binary: "libsqlite3")])
    #expect(first.1.map(\.debianPackage) == ["libsqlite3-dev"])
  }

  @Test("In this workbook, the programs of PostgreSQL come in the package `postgresql`")
  func postgres() throws {
    let package = try Package(around: URL(filePath: #filePath))
    let library = try #require(try SystemLibrary("CPostgres", of: package))
    guard case .programs(let programs, let folders) = library.need else {
      Issue.record("CPostgres needs no programs, but \(library.need).")
      return
    }
    #expect(programs == ["initdb", "postgres"])
    #expect(folders.contains("/usr/lib/postgresql/*/bin"))
    #expect(library.debianPackage == "postgresql")
    #expect(library.homebrewPackage == "postgresql@17")
  }
}
