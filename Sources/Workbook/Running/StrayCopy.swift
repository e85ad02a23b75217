import Foundation

/// A second copy of a source file, which a sync program, a download or a file manager has put beside
/// it: `Money 2.swift`, `Money copy.swift`, `Money (1).swift`.
///
/// The compiler takes it for a part of the module, in which everything is there twice then. It calls
/// that ambiguous wherever it is used, and names neither of the two.
struct StrayCopy: Equatable {
  let path: String
  let original: String
  /// The first line of both that declares something, and its number in the copy.
  let declaration: String
  let line: Int

  /// The copies in `folders` of `package`, in order.
  static func all(in folders: [String], of package: Package) -> [StrayCopy] {
    let files = folders.flatMap(package.swiftFiles)
    // Such as `Sources/1-Events`: the files of a module.
    let modules = Dictionary(grouping: files) { $0.split(separator: "/").prefix(2) }
    return files.sorted().compactMap { path in
      let others = modules[path.split(separator: "/").prefix(2), default: []]
      // `Money 2 copy.swift` counts as a copy of `Money.swift`, not of `Money 2.swift`.
      let originals = others.filter { $0 != path && isNamed(path, after: $0) }
        .sorted { ($0.count, $0) < ($1.count, $1) }
      return originals.lazy.compactMap { copy(path, of: $0, in: package) }.first
    }
  }

  private static func copy(_ path: String, of original: String, in package: Package) -> StrayCopy? {
    guard let text = try? package.text(at: path, wanted: ""),
      let other = try? package.text(at: original, wanted: "")
    else { return nil }
    let lines = Set(other.lines)
    // A file that only has a similar name declares other things, or more for the same type.
    let isOddName = name(of: path).contains { " (".contains($0) }
    for (index, line) in text.lines.enumerated() where lines.contains(line) {
      guard line.isDeclaration || isOddName && line.isExtension else { continue }
      return StrayCopy(path: path, original: original, declaration: line, line: index + 1)
    }
    return nil
  }

  /// Whether the name of the file at `path` is that of `original` with something before or after it,
  /// such as in `Copy of Money`. In `Money+Codable` it is no copy, and in `Moneylender` another word.
  private static func isNamed(_ path: String, after original: String) -> Bool {
    let (name, stem) = (Self.name(of: path), Self.name(of: original))
    if name.hasPrefix(stem), let next = name.dropFirst(stem.count).first {
      return !next.isLetter && !next.isNumber && next != "+"
    }
    return name.hasSuffix(" " + stem)
  }

  private static func name(of path: String) -> Substring {
    (path.split(separator: "/").last ?? "").dropLast(".swift".count)
  }
}

extension String {
  /// Whether the line is a top-level declaration that can exist only once.
  fileprivate var isDeclaration: Bool {
    let kind = /(?:@?\w+ )*(?:struct|class|enum|actor|protocol|func|typealias|let|var) \w/
    return prefixMatch(of: kind) != nil || isExtension && contains(":")
  }

  fileprivate var isExtension: Bool { prefixMatch(of: /(?:[a-z]+ )?extension \w/) != nil }
}

extension CompileFailure {
  /// The failure of a build in which `copy` is in the way.
  init(_ copy: StrayCopy, among count: Int) {
    let name = copy.original.split(separator: "/").last ?? ""
    let more = count == 2 ? " There is 1 more copy." : " There are \(count - 1) more copies."
    place = Place(file: copy.path, line: copy.line, column: 1)
    source = copy.declaration
    message =
      "This is a second copy of \(name), so everything in it is declared twice. Programs that "
      + "sync folders make such copies. Keep the one with your latest answer, and move the other one "
      + "out of the workbook."
      + (count > 1 ? more : "")
    reports = []
  }
}
