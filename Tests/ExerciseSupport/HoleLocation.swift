import Foundation
import Testing

/// The place of the first hole of an exercise.
struct HoleLocation: CustomStringConvertible {
  /// The file's path in the package: `Sources/1-Events/Bank/Money/Money.swift`.
  let file: String
  let line: Int

  var description: String { "\(file):\(line)" }

  /// Searches the learner's sources of the stage of `test`.
  ///
  /// Returns `nil` when no source has the hole's first marker.
  init?(of exercise: String, testedIn test: SourceLocation) {
    let path = URL(filePath: test.path).pathComponents
    guard let tests = path.lastIndex(of: "Tests"), tests + 1 < path.count else { return nil }
    let folder = "Sources/\(path[tests + 1].replacing(/Tests$/, with: ""))"
    let root = URL(filePath: NSString.path(withComponents: Array(path[..<tests])))
    let sources = root.appending(path: folder)
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: sources.path)) ?? []
    for name in names.filter({ $0.hasSuffix(".swift") }).sorted() {
      let url = sources.appending(path: name)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      guard let index = lines.firstIndex(where: { $0.isBeginning(of: exercise) }) else { continue }
      file = "\(folder)/\(name)"
      line = index + 1
      return
    }
    return nil
  }
}

extension SourceLocation {
  /// The path of the file, under the name that this version of Testing has for it.
  fileprivate var path: String {
    #if compiler(>=6.3)
      filePath
    #else
      _filePath
    #endif
  }
}

extension Substring {
  fileprivate func isBeginning(of exercise: String) -> Bool {
    trimmingCharacters(in: .whitespaces) == "// BEGIN EXERCISE \(exercise)"
  }
}
