import Foundation

/// Notices what was saved, by looking: that sees a renamed, a new and a deleted file alike.
struct Saves {
  private static let folders = ["Sources", "Tests", "Chapters"]

  private let package: Package
  private var stamps: [String: FileStamp]
  private var contents: [String: Data]

  /// Takes the files as they are now for seen.
  init(in package: Package) {
    self.package = package
    stamps = package.stamps(of: Self.folders)
    contents = Self.read(stamps.keys, in: package)
  }

  /// Returns when something was saved and nothing more is being saved.
  ///
  /// - Throws: `CancellationError`.
  mutating func next() async throws {
    while true {
      try await Task.sleep(for: .milliseconds(100))
      if look() {
        repeat { try await Task.sleep(for: .milliseconds(50)) } while look()
        return
      }
    }
  }

  /// Whether a file has another content than at the last look.
  ///
  /// The stamps alone do not tell: ``SourceRecord`` sets the times of changed files, too.
  private mutating func look() -> Bool {
    let current = package.stamps(of: Self.folders)
    guard current != stamps else { return false }
    let touched = current.filter { stamps[$0.key] != $0.value }.keys
    let gone = Set(stamps.keys).subtracting(current.keys)
    stamps = current
    var isChanged = !gone.isEmpty
    for path in gone { contents[path] = nil }
    for (path, data) in Self.read(touched, in: package) where contents[path] != data {
      contents[path] = data
      isChanged = true
    }
    return isChanged
  }

  private static func read(_ paths: some Sequence<String>, in package: Package) -> [String: Data] {
    Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        (try? Data(contentsOf: package.url(path))).map { (path, $0) }
      })
  }
}
