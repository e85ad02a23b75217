import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Attributes of a file that change when it is saved, in place or by renaming another file over it.
struct FileStamp: Hashable, Codable, Sendable {
  let seconds: Int
  let nanoseconds: Int
  let size: Int
  let inode: UInt64

  /// The stamp of the file at `url`; `nil` when there is none or it is a folder.
  init?(_ url: URL) { self.init(file: url.path) }

  /// The stamp of the file at `path`; `nil` when there is none or it is a folder.
  init?(file path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    self.init(status)
  }

  /// The stamp of the folder at `path`, which changes when something is added to it or taken away;
  /// `nil` when there is none.
  init?(folder path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    seconds = Int(modified.tv_sec)
    nanoseconds = Int(modified.tv_nsec)
    size = Int(status.st_size)
    inode = UInt64(status.st_ino)
  }
}

extension Package {
  /// The stamps of all files below `folders`: two unequal answers mean that something was saved.
  func stamps(of folders: [String]) -> [String: FileStamp] {
    let paths = folders.flatMap(files(in:))
    return Dictionary(
      uniqueKeysWithValues: paths.compactMap { path in
        FileStamp(url(path)).map { (path, $0) }
      })
  }
}
