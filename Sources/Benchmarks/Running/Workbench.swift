import Foundation

/// Where benchmarks work: a folder of their own, and how much is measured there.
struct Workbench: Sendable {
  /// How much work a run is.
  enum Size: Sendable {
    /// Enough for figures that mean something.
    case full
    /// Just enough to see that everything works.
    case smoke
  }

  let folder: URL
  let size: Size
  /// Logs that several benchmarks read.
  let logs: PreparedLogs

  /// A workbench in a new folder, which ``clear()`` removes.
  ///
  /// - Throws: what the file system throws.
  init(_ size: Size) throws {
    self.size = size
    folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    logs = PreparedLogs(folder: folder)
  }

  /// Removes the folder and all that is in it.
  func clear() throws {
    try FileManager.default.removeItem(at: folder)
  }

  /// How many of something to take; far fewer where it is only to be seen that it works.
  func count(_ full: Int) -> Int {
    switch size {
    case .full: full
    case .smoke: max(full / 5_000, min(full, 20))
    }
  }

  /// A path for a new database.
  func newPath() -> String { folder.appending(path: "\(UUID()).sqlite3").path }
}
