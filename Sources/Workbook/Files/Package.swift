import Foundation

/// The folder that a learner cloned.
struct Package: Sendable {
  let root: URL

  init(root: URL) {
    self.root = root.standardizedFileURL
  }

  /// Finds the package that holds `folder`, so that the companion works from any folder inside it.
  ///
  /// - Throws: ``NoPackage`` when no folder above has both `Package.swift` and `Chapters`.
  init(around folder: URL) throws {
    var candidate = folder.standardizedFileURL
    while !Self.isWorkbook(candidate) {
      let parent = candidate.deletingLastPathComponent().standardizedFileURL
      guard parent.pathComponents.count < candidate.pathComponents.count else {
        throw NoPackage(folder: folder.path)
      }
      candidate = parent
    }
    self.init(root: candidate)
  }

  /// The location of `path`, which counts from the root.
  func url(_ path: String) -> URL { root.appending(path: path) }

  /// The path from the root of the file at the absolute path `file`; `nil` when it is outside.
  ///
  /// Compilers and crash reports name a file with or without the links on its way, and on a Mac
  /// `/tmp` is a link to `/private/tmp`.
  func path(of file: String) -> String? {
    let prefix = Self.resolved(root.path) + "/"
    let path = Self.resolved(file)
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : nil
  }

  private static func resolved(_ path: String) -> String {
    let path = URL(filePath: path).resolvingSymlinksInPath().path
    return path.hasPrefix("/private/") ? String(path.dropFirst("/private".count)) : path
  }

  /// The text of the file at `path`.
  ///
  /// - Throws: ``FileError``, which names the file and its purpose (`wanted`).
  func text(at path: String, wanted: String) throws(FileError) -> String {
    try Self.text(try data(at: path, wanted: wanted), of: path)
  }

  /// The content of the file at `path`.
  ///
  /// - Throws: ``FileError``, which names the file and its purpose (`wanted`).
  func data(at path: String, wanted: String) throws(FileError) -> Data {
    guard FileManager.default.fileExists(atPath: url(path).path) else {
      throw .missing(path, wanted: wanted)
    }
    guard let data = try? Data(contentsOf: url(path)) else { throw Self.unreadable(path) }
    return data
  }

  /// `data` of the file at `path` as text.
  ///
  /// - Throws: ``FileError``, which names the file.
  static func text(_ data: Data, of path: String) throws(FileError) -> String {
    guard let text = String(data: data, encoding: .utf8) else { throw unreadable(path) }
    return text
  }

  private static func unreadable(_ path: String) -> FileError {
    .unreadable(path, reason: "it must be UTF-8 text, and readable.")
  }

  /// The paths of all files below `folder`, in order; empty when there is no such folder.
  ///
  /// Hidden files are left out. Behind a link to a folder there are files as well.
  func files(in folder: String) -> [String] {
    FolderWalk(of: url(folder).path).files.sorted().map { folder + $0 }
  }

  /// The paths of `folder` and all folders below it, as ``files(in:)`` goes through them.
  func folders(in folder: String) -> [String] {
    FolderWalk(of: url(folder).path).folders.keys.sorted().map { folder + $0 }
  }

  func swiftFiles(in folder: String) -> [String] {
    files(in: folder).filter { $0.hasSuffix(".swift") }
  }

  private static func isWorkbook(_ folder: URL) -> Bool {
    ["Package.swift", "Chapters"].allSatisfy {
      FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
    }
  }
}

/// The companion was started outside a workbook.
struct NoPackage: Error, CustomStringConvertible {
  let folder: String

  var description: String {
    "No workbook here: expected Package.swift and Chapters in \(folder) or a folder above it."
  }
}
