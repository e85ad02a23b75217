import Foundation

/// The state of each source file that the last build may have seen.
///
/// The compiler driver tells a changed file by its modification time in whole seconds. A file
/// that is saved twice within one second, with a build in between, would not be compiled again
/// and the learner would get the verdict on the old code. So before a build, each changed file
/// whose time the last build may have seen already is moved on to a second it cannot have seen.
struct SourceRecord: Codable {
  private static let folders = ["Sources", "Solutions", "Tests", "Chapters"]

  private var stamps: [String: FileStamp] = [:]
  /// Where the package was at the last build; `nil` in a record that does not say so.
  private var root: String?
  /// The second in which the last build ended; it may have seen files that were saved until then.
  private var ended = 0

  /// The record that the last build left at `url`; an empty one when it left none.
  init(at url: URL) {
    guard let data = try? Data(contentsOf: url),
      let record = try? JSONDecoder().decode(Self.self, from: data)
    else { return }
    self = record
  }

  /// Whether the last build was made in another folder than that of `package`.
  ///
  /// What the compiler has built names its files by their whole paths, so in a folder that was renamed
  /// or moved it is of no use, and is in the way.
  func isFromElsewhere(_ package: Package) -> Bool { root.map { $0 != package.root.path } ?? false }

  /// Makes every change since the last build visible to the next one.
  ///
  /// - Throws: an error when a file's time cannot be set; the files before it have been moved.
  mutating func refresh(_ package: Package) throws {
    let current = package.stamps(of: Self.folders)
    for (path, stamp) in current where ended > 0 && stamps[path] != stamp {
      let seen = max(ended, stamps[path]?.seconds ?? 0)
      if stamp.seconds <= seen {
        let time = Date(timeIntervalSince1970: TimeInterval(seen + 1))
        try FileManager.default.setAttributes(
          [.modificationDate: time], ofItemAtPath: package.url(path).path)
      }
    }
    stamps = package.stamps(of: Self.folders)
    root = package.root.path
  }

  /// Notes that a build ran until now, and keeps the record at `url` for the next one.
  ///
  /// - Throws: an error when the record cannot be written.
  mutating func keep(at url: URL) throws {
    ended = Int(Date().timeIntervalSince1970)
    try JSONEncoder().encode(self).write(to: url, options: .atomic)
  }
}
