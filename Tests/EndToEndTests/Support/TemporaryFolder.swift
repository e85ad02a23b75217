import Foundation

/// A folder that goes when the value does.
final class TemporaryFolder: Sendable {
  let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appending(path: "end-to-end-\(UUID())")

  /// Where a test keeps its bank.
  var bank: String { path("bank.sqlite3") }

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? allow(0o755, in: "")
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Sets who may do what with a file in the folder, or with the folder itself.
  func allow(_ permissions: Int, in name: String) throws {
    let path = name.isEmpty ? url.path : path(name)
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }
}
