import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The visible files in a folder and the folders below it.
///
/// The enumerators of Foundation stop at a link to a folder, but the compiler does not: a learner
/// whose `Sources/1-Events` is a link is built from what it leads to.
struct FolderWalk {
  /// The paths of all files from the folder on, each with a slash before it.
  private(set) var files: [String] = []
  /// The same of the folder itself, which is empty, and of all folders below it. The stamps are older
  /// than the list of files: what is added meanwhile changes them.
  private(set) var folders: [String: FileStamp] = [:]
  private let root: String
  private let followsLinks: Bool

  /// Identifies a folder.
  private struct Identity: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  init(of root: String, followsLinks: Bool = true) {
    self.root = root
    self.followsLinks = followsLinks
    enter("", within: [])
  }

  /// - Parameter outer: The folders on the way here: a link may lead back into one of them.
  private mutating func enter(_ path: String, within outer: Set<Identity>) {
    var status = stat()
    guard stat(root + path, &status) == 0 else { return }
    let identity = Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
    guard !outer.contains(identity) else { return }
    folders[path] = FileStamp(status)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: root + path)) ?? []
    where !name.hasPrefix(".") {
      let inner = "\(path)/\(name)"
      if isFolder(inner) {
        enter(inner, within: outer.union([identity]))
      } else {
        files.append(inner)
      }
    }
  }

  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    let found = followsLinks ? stat(root + path, &status) : lstat(root + path, &status)
    return found == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
