import Foundation
import Testing

/// The place of the first hole of an exercise that is not written yet, or of its first one.
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
    var first: Self?
    for name in names.filter({ $0.hasSuffix(".swift") }).sorted() {
      let url = sources.appending(path: name)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { continue }
      let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for index in lines.indices where lines[index].isMarker("BEGIN", of: exercise) {
        let place = Self(file: "\(folder)/\(name)", line: index + 1)
        let hole = lines[index...].prefix { !$0.isMarker("END", of: exercise) }
        guard !hole.contains(where: { $0.throwsUnfinished }) else {
          self = place
          return
        }
        first = first ?? place
      }
    }
    guard let first else { return nil }
    self = first
  }

  private init(file: String, line: Int) {
    self.file = file
    self.line = line
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
  /// Whether this line is a marker of `exercise`, whatever blanks stand around it.
  fileprivate func isMarker(_ word: String, of exercise: String) -> Bool {
    let text = drop(while: \.isBlank)
    let marker = "// \(word) EXERCISE \(exercise)".utf8
    return text.starts(with: marker) && text.dropFirst(marker.count).allSatisfy(\.isBlank)
  }

  /// Whether this line is the one of a starter that throws.
  fileprivate var throwsUnfinished: Bool {
    drop(while: \.isBlank).starts(with: "throw Unfinished(".utf8)
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { [0x09, 0x0d, 0x20].contains(self) }
}
