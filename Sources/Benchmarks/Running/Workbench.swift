import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where benchmarks work: a separate folder, and how much is measured there.
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
  /// The folder of one run.
  private let scraps: URL

  /// A workbench in a new folder, which ``clear()`` removes.
  ///
  /// - Throws: errors of the file system.
  init(_ size: Size) throws {
    self.size = size
    let benches = FileManager.default.temporaryDirectory.appending(path: "workbook-benchmarks")
    Self.clearAbandoned(in: benches)
    let id = ProcessInfo.processInfo.processIdentifier
    folder = benches.appending(path: "\(id)-\(UUID())")
    scraps = folder.appending(path: "scraps")
    try FileManager.default.createDirectory(at: scraps, withIntermediateDirectories: true)
    logs = PreparedLogs(folder: folder)
  }

  /// Removes the files of a killed run.
  private static func clearAbandoned(in benches: URL) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: benches.path)) ?? []
    for name in names {
      guard let id = name.split(separator: "-").first.flatMap({ pid_t($0) }),
        kill(id, 0) != 0, errno == ESRCH
      else { continue }
      try? FileManager.default.removeItem(at: benches.appending(path: name))
    }
  }

  /// Removes the folder and all that is in it.
  ///
  /// A store that was released a moment ago may be closing on a separate thread, and SQLite then
  /// removes files beside the log by itself. So a file that is gone by now is no error.
  func clear() throws {
    for _ in 1...100 {
      do {
        return try FileManager.default.removeItem(at: folder)
      } catch CocoaError.fileNoSuchFile where FileManager.default.fileExists(atPath: folder.path) {
        continue
      }
    }
    try FileManager.default.removeItem(at: folder)
  }

  /// Removes the files of a run; ``clear()`` removes the rest later.
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
