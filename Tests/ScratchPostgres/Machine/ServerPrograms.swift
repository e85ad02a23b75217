import CPostgres
import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder with the programs of an installed PostgreSQL.
struct ServerPrograms: Sendable, Hashable {
  let folder: String

  func callAsFunction(_ name: String) -> String { "\(folder)/\(name)" }

  /// Finds the programs in `path`, or else in the newest of the usual folders.
  ///
  /// - Throws: ``ScratchPostgresError/notInstalled``.
  static func find(
    path: String = ProcessInfo.processInfo.environment["PATH"] ?? "",
    folders: String = CPOSTGRES_PROGRAM_FOLDERS
  ) throws(ScratchPostgresError) -> ServerPrograms {
    let usual = folders.split(separator: ":").flatMap { matches(of: String($0)) }
    for folder in path.split(separator: ":").map(String.init) + usual where isComplete(folder) {
      return ServerPrograms(folder: resolved(folder))
    }
    throw .notInstalled
  }

  private static func isComplete(_ folder: String) -> Bool {
    CPOSTGRES_PROGRAMS.split(separator: ":").allSatisfy {
      FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
    }
  }

  /// The folder in which the programs really are: a link may lead to two of them only.
  private static func resolved(_ folder: String) -> String {
    URL(filePath: "\(folder)/initdb").resolvingSymlinksInPath().deletingLastPathComponent().path
  }

  /// The folders that match `pattern`, the one with the highest version first.
  private static func matches(of pattern: String) -> [String] {
    var found = glob_t()
    defer { globfree(&found) }
    guard glob(pattern, 0, nil, &found) == 0 else { return [] }
    let folders = (0..<Int(found.gl_pathc)).compactMap { index in
      found.gl_pathv[index].map { String(cString: $0) }
    }
    return folders.sorted { version(in: $0) > version(in: $1) }
  }

  /// The version in the name of a folder, which is the last number; 0 when it has none.
  private static func version(in folder: String) -> Double {
    folder.matches(of: /\d+(\.\d+)?/).last.flatMap { Double($0.0) } ?? 0
  }
}
