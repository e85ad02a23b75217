import Foundation

/// The place for a file in a folder of its own, which goes when the value does.
public final class ScratchFile {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "chapter-\(UUID())")
  private let name: String

  public var path: String { folder.appending(path: name).path }

  /// Makes the folder, and no file yet.
  ///
  /// - Throws: when there can be no such folder.
  public init(named name: String) throws {
    self.name = name
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }
}
