import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The kind of a file at a path; a link is a link, whatever its target.
enum FileKind: Equatable {
  case nothing
  case file
  case folder
  case link
  /// A pipe, a socket or a device.
  case special

  /// - Throws: ``FileError`` when it cannot be found out.
  init(at url: URL) throws(FileError) {
    var status = stat()
    guard lstat(url.path, &status) == 0 else {
      let code = errno
      guard code == ENOENT || code == ENOTDIR else {
        throw .unreadable(url.path, reason: Disk.reason(code))
      }
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .special
    }
  }
}

extension Package {
  /// Makes sure that a file may stand at `path`: nothing on the way is a link, and nothing is of
  /// another kind than it has to be.
  ///
  /// A file behind a link can belong to something else: another clone, a folder outside the
  /// package, the reference. So nothing is written or removed there.
  ///
  /// - Throws: ``FileError``, which names the obstacle.
  func requirePlace(_ path: String) throws(FileError) {
    var way = ""
    let names = path.split(separator: "/")
    for (index, name) in names.enumerated() {
      way += way.isEmpty ? "\(name)" : "/\(name)"
      let isLast = index == names.count - 1
      switch try FileKind(at: url(way)) {
      case .nothing: return
      case .link: throw .link(way, target: target(of: way))
      case .file where isLast, .folder where !isLast: continue
      case .file, .folder, .special: throw isLast ? .notAFile(way) : .notAFolder(way)
      }
    }
  }

  /// Makes sure that the file at `path` may be replaced or removed, or a new one be written there.
  ///
  /// - Throws: ``FileError``, which names the file or the folder that is in the way.
  func requireWritable(_ path: String) throws(FileError) {
    try requirePlace(path)
    if try FileKind(at: url(path)) == .file, !isWritable(path) { throw .readOnly(path) }
    var folder = Substring(path)
    repeat {
      folder = folder.lastIndex(of: "/").map { folder[..<$0] } ?? ""
    } while try FileKind(at: url(String(folder))) == .nothing
    if !isWritable(String(folder)) { throw .readOnly(folder.isEmpty ? root.path : "\(folder)") }
  }

  /// The permission bits are read as well: for the superuser everything counts as writable.
  private func isWritable(_ path: String) -> Bool {
    let file = url(path).path
    let attributes = try? FileManager.default.attributesOfItem(atPath: file)
    let mode = attributes?[.posixPermissions] as? Int
    return (mode ?? 0) & 0o200 != 0 && FileManager.default.isWritableFile(atPath: file)
  }

  private func target(of link: String) -> String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: url(link).path)) ?? "another place"
  }
}
