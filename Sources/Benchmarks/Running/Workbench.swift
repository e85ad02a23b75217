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
  /// What one run needs, and no other.
  private let scraps: URL

  /// A workbench in a new folder, which ``clear()`` removes.
  ///
  /// - Throws: what the file system throws.
  init(_ size: Size) throws {
    self.size = size
    folder = FileManager.default.temporaryDirectory.appending(path: "benchmarks-\(UUID())")
    scraps = folder.appending(path: "scraps")
    try FileManager.default.createDirectory(at: scraps, withIntermediateDirectories: true)
    logs = PreparedLogs(folder: folder)
  }

  /// Removes the folder and all that is in it.
  func clear() throws {
    try FileManager.default.removeItem(at: folder)
  }

  /// Removes what a run has made; where something cannot be removed now, ``clear()`` does it.
  func tidy() {
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: scraps.path)) ?? []
    for name in names { try? manager.removeItem(at: scraps.appending(path: name)) }
  }

  /// How many of something to take; far fewer where it is only to be seen that it works.
  func count(_ full: Int) -> Int {
    switch size {
    case .full: full
    case .smoke: max(full / 5_000, min(full, 20))
    }
  }

  /// A path for a new database, which is there until the run is over.
  func newPath(_ ending: String = "sqlite3") -> String {
    scraps.appending(path: "\(UUID()).\(ending)").path
  }
}
