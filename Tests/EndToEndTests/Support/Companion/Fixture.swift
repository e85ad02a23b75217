import Foundation

/// A small workbook of two stages in a separate folder, which goes when the value does.
final class Fixture: Sendable {
  /// The folder that holds the package and what its companion prints.
  private let folder: URL
  /// The package's root.
  let root: URL

  /// Writes the package; `changes` replaces files, or leaves out those that are `nil`.
  ///
  /// - Throws: an error when the temporary folder cannot be written.
  init(changing changes: [String: String?] = [:]) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "end-to-end-\(UUID())")
    root = folder.appending(path: "workbook")
    let files = Self.files.mapValues(Optional.some).merging(changes) { $1 }
    for case (let path, let text?) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: folder)
  }

  func url(_ path: String) -> URL { root.appending(path: path) }

  func text(at path: String) throws -> String { try String(contentsOf: url(path), encoding: .utf8) }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url(path).path) }

  /// Writes a file as many editors do: a new file is renamed over the old one.
  func write(_ text: String, to path: String) throws {
    let manager = FileManager.default
    try manager.createDirectory(
      at: url(path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url(path), atomically: true, encoding: .utf8)
  }

  /// Writes a file in place: it stays the same file and gets another content.
  func overwrite(_ text: String, at path: String) throws {
    let handle = try FileHandle(forWritingTo: url(path))
    defer { try? handle.close() }
    try handle.truncate(atOffset: 0)
    try handle.write(contentsOf: Data(text.utf8))
  }

  /// Writes `code` into the hole of `exercise`, as a learner does.
  func answer(_ exercise: String, _ code: String, in path: String = Fixture.words) throws {
    try write(try answered(exercise, code, in: path), to: path)
  }

  /// The text of a file with `code` in the hole of `exercise`.
  func answered(
    _ exercise: String, _ code: String, in path: String = Fixture.words
  ) throws -> String {
    let text = try text(at: path)
    let (begin, end) = ("// BEGIN EXERCISE \(exercise)\n", "  // END EXERCISE \(exercise)")
    guard let start = text.range(of: begin), let stop = text.range(of: end) else {
      throw LostHole(exercise: exercise, path: path)
    }
    return text.replacingCharacters(in: start.upperBound..<stop.lowerBound, with: code + "\n")
  }

  /// Makes every file what it was at the beginning; what has been built stays.
  func restore() throws {
    let manager = FileManager.default
    for folder in ["Chapters", "Solutions", "Sources", "Tests"] {
      for name in manager.enumerator(atPath: url(folder).path)?.allObjects ?? [] {
        let path = "\(folder)/\(name)"
        try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: url(path).path)
        if path.hasSuffix(".swift"), Self.files[path] == nil {
          try manager.removeItem(at: url(path))
        }
      }
    }
    for (path, text) in Self.files where (try? self.text(at: path)) != text {
      try write(text, to: path)
    }
    try? manager.removeItem(at: url(".workbook"))
  }

  /// A file outside the package, for what a program prints.
  func log() -> URL { folder.appending(path: "\(UUID()).log") }
}

/// A test asked for a hole that the fixture's file does not have.
struct LostHole: Error {
  let exercise: String
  let path: String
}
