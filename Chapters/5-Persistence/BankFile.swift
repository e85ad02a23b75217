import EventSourcing
import Foundation
import Persistence
import SQLite

/// The file of this chapter.
struct BankFile {
  let path: String

  /// The file at `path`; without one, the chapter's own, which is deleted first.
  ///
  /// - Throws: ``Taken`` when there is a file at `path`, which stays unchanged; `StorageError` or
  ///   `FileTrouble` when none can be created.
  init(given path: String?) throws {
    self.path = path ?? ".workbook/bank.sqlite3"
    if path == nil {
      try makeFolder(for: self.path)
      try remove()
    }
    if let path = existing.first { throw Taken(path: path) }
    guard self.path != ":memory:" else { throw StorageError.noFile }
    do {
      _ = try Connection(path: self.path)
    } catch {
      throw StorageError(error)
    }
  }

  /// - Throws: `FileTrouble`.
  private func remove() throws {
    for path in existing {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw FileTrouble(
          error, at: path, advice: "the file of the last run cannot be removed, remove it yourself")
      }
    }
  }

  /// The existing files of the database; SQLite keeps the newest changes beside the main file.
  private var existing: [String] {
    ["", "-wal", "-shm"].map { path + $0 }.filter(FileManager.default.fileExists)
  }

  /// There is a file already, which may be needed.
  struct Taken: Error, CustomStringConvertible {
    let path: String

    var description: String { "\(path) is there already; name a file that is not there yet." }
  }
}
