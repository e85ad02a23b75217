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
      let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
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

extension Substring.UTF8View {
  /// Whether this line is the first marker of `exercise`, whatever blanks stand around it.
  fileprivate func isBeginning(of exercise: String) -> Bool {
    let text = drop(while: \.isBlank)
    let marker = "// BEGIN EXERCISE \(exercise)".utf8
    return text.starts(with: marker) && text.dropFirst(marker.count).allSatisfy(\.isBlank)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { [0x09, 0x0d, 0x20].contains(self) }
}
