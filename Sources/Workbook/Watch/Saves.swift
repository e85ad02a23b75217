import Foundation

/// Detects saved files by polling: that finds renamed, new and deleted files alike, on each
/// file system, and behind a link.
///
/// A check of the learner's files costs a few hundred system calls, and the pause after it
/// is so much longer that looking takes less than a hundredth of a processor. At files which a
/// learner hardly ever changes, it looks every two seconds.
struct Saves {
  private static let folders = ["Sources", "Tests", "Chapters"]

  private let package: Package
  private var stamps: [String: FileStamp]
  private var contents: [String: Data]
  /// The base of a check: all folders, and the files that a learner writes.
  private var near = Sight()
  /// All other files.
  private var far = Sight()
  private var lastLookAtFar = ContinuousClock.now

  /// Takes the files as they are now for seen.
  init(in package: Package) {
    self.package = package
    stamps = [:]
    contents = [:]
    lookAtAll()
  }

  /// Returns when something was saved and nothing more is being saved.
  ///
  /// - Throws: `CancellationError`.
  mutating func next() async throws {
    let clock = ContinuousClock()
    var pause = Duration.milliseconds(100)
    while true {
      try await Task.sleep(for: pause)
      let start = clock.now
      if look() {
        repeat { try await Task.sleep(for: .milliseconds(50)) } while look()
        return
      }
      pause = Self.pause(after: clock.now - start)
    }
  }

  /// How long to wait after a look that took `duration`: on a slow file system, longer.
  static func pause(after duration: Duration) -> Duration {
    min(max(duration * 150, .milliseconds(100)), .seconds(1))
  }

  /// Whether a file has another content than at the last look.
  private mutating func look() -> Bool {
    var isChanged = near.isChanged
    if !isChanged, ContinuousClock.now - lastLookAtFar > .seconds(2) {
      isChanged = far.isChanged
      lastLookAtFar = .now
    }
    return isChanged && lookAtAll()
  }

  /// The same, where it is certain that something is different.
  ///
  /// The stamps alone do not tell: ``SourceRecord`` sets the times of changed files, too.
  @discardableResult
  private mutating func lookAtAll() -> Bool {
    let walks = Self.folders.map { ($0, FolderWalk(of: package.url($0).path)) }
    var current: [String: FileStamp] = [:]
    (near, far) = (Sight(), Sight())
    for (folder, walk) in walks {
      for (path, stamp) in walk.folders {
        near.folders.append((package.url(folder).path + path, stamp))
      }
      for path in walk.files.map({ folder + $0 }) {
        let file = package.url(path).path
        guard let stamp = FileStamp(file: file) else { continue }
        current[path] = stamp
        if folder == "Sources" { near.files.append((file, stamp)) }
        if folder != "Sources" { far.files.append((file, stamp)) }
      }
    }
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

/// Files and folders, by their whole paths, as they were when they were last looked at.
private struct Sight {
  var folders: [(path: String, stamp: FileStamp)] = []
  var files: [(path: String, stamp: FileStamp)] = []

  /// Whether one of them is different now, or gone.
  var isChanged: Bool {
    folders.contains { FileStamp(folder: $0.path) != $0.stamp }
      || files.contains { FileStamp(file: $0.path) != $0.stamp }
  }
}
