import Foundation

@testable import workbook

/// A package of a few files in a separate folder, which goes when the value does.
final class TemporaryPackage: Sendable {
  let package: Package

  /// Writes `files`, each by its path from the root.
  ///
  /// - Throws: an error when the temporary folder cannot be written.
  init(_ files: [String: String] = [:]) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    package = Package(root: root)
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: package.root)
  }

  func write(_ text: String, to path: String) throws {
    let url = package.url(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: true, encoding: .utf8)
  }

  /// Makes a link at `path`, which leads to `target`.
  func link(_ path: String, to target: String) throws {
    let url = package.url(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: url.path, withDestinationPath: target)
  }

  /// The texts of all files that are not hidden, by their paths; a link is what it leads to.
  func texts(in folder: String) throws -> [String: String] {
    let files = package.files(in: folder).filter { FileStamp(package.url($0)) != nil }
    return Dictionary(uniqueKeysWithValues: try files.map { ($0, try text(at: $0)) })
  }

  func text(at path: String) throws -> String { try package.text(at: path, wanted: "a test") }
}

extension Stage {
  /// A stage with one exercise for each of `numbers`.
  static func sample(_ numbers: Int...) -> Stage {
    Stage(
      number: 1, name: "Events", title: "Events",
      exercises: numbers.map {
        Exercise(
          id: ExerciseID(stage: 1, number: $0), title: "Exercise \($0)", text: "",
          hints: [Hint(text: "first", tests: []), Hint(text: "second", tests: [])])
      })
  }
}
