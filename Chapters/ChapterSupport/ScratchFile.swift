import EventSourcing
import Foundation

/// The path of a file in a temporary folder, which is removed together with the value.
public final class ScratchFile {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "chapter-\(UUID())")
  private let name: String

  public var path: String { folder.appending(path: name).path }

  /// Creates the folder, but no file yet.
  ///
  /// - Throws: `FileTrouble` when the folder can't be created.
  public init(named name: String) throws {
    self.name = name
    try makeFolder(for: path)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
