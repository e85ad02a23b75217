import Foundation
import Testing

@testable import ScratchPostgres

@Suite("Where the programs of PostgreSQL are")
struct ServerProgramsTests {
  private let folders = try? Folders()

  /// Folders with programs, which are removed after the test.
  private final class Folders: Sendable {
    let root = FileManager.default.temporaryDirectory.appending(path: "programs-\(UUID())")

    init() throws {
      try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: root) }

    func add(_ programs: [String], to folder: String) throws {
      let url = root.appending(path: folder)
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      for program in programs {
        _ = FileManager.default.createFile(
          atPath: url.appending(path: program).path, contents: nil,
          attributes: [.posixPermissions: 0o755])
      }
    }
  }

  @Test("Of several installed versions, the newest one is taken")
  func newest() throws {
    let folders = try #require(folders)
    for version in ["9.6", "15", "17"] {
      try folders.add(["initdb", "postgres"], to: "lib/\(version)/bin")
    }
    try folders.add(["initdb"], to: "lib/18/bin")
    let found = try ServerPrograms.find(path: "", folders: "\(folders.root.path)/lib/*/bin")
    #expect(found("initdb").hasSuffix("/lib/17/bin/initdb"))
  }

  @Test("A folder in PATH comes first, and a link in it is followed")
  func path() throws {
    let folders = try #require(folders)
    try folders.add(["initdb", "postgres", "createdb"], to: "lib/15/bin")
    try folders.add(["initdb", "postgres"], to: "lib/17/bin")
    try folders.add([], to: "bin")
    for program in ["initdb", "postgres"] {
      try FileManager.default.createSymbolicLink(
        at: folders.root.appending(path: "bin/\(program)"),
        withDestinationURL: folders.root.appending(path: "lib/15/bin/\(program)"))
    }
    let found = try ServerPrograms.find(
      path: "/nowhere:\(folders.root.path)/bin", folders: "\(folders.root.path)/lib/*/bin")
    #expect(found("createdb").hasSuffix("/lib/15/bin/createdb"))
  }

  @Test("Where there are none, the error names the packages")
  func missing() throws {
    let error = try #require(throws: ScratchPostgresError.self) {
      try ServerPrograms.find(path: "/nowhere", folders: "/nowhere/*/bin")
    }
    #expect(error == .notInstalled)
    #expect("\(error)".contains("sudo apt-get install postgresql"))
    #expect("\(error)".contains("brew install postgresql@17"))
  }
}
