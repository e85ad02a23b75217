import Foundation

/// A set of files that are to be replaced together, without losing what they hold.
///
/// Nothing is written before it is certain that each file may be; what is replaced or removed
/// goes to `.workbook/backup` first.
struct Rewrite {
  let package: Package
  /// The new text of each file; `nil` removes it.
  private(set) var texts: [String: String?] = [:]

  init(_ package: Package) { self.package = package }

  mutating func write(_ text: String, to path: String) { texts[path] = .some(text) }

  mutating func remove(_ path: String) { texts[path] = .some(nil) }

  /// The files that ``commit(at:)`` changed.
  struct Result: Equatable {
    /// The files that are different now, in order.
    var changed: [String] = []
    /// The folder that holds what was replaced; `nil` when nothing was.
    var backup: String?
  }

  /// Writes the files that differ from what is there.
  ///
  /// - Throws: ``FileError``; when it is about a file's permission, nothing has been written.
  func commit(at time: Date = .now) throws -> Result {
    let changes = try texts.sorted { $0.key < $1.key }.filter { path, text in
      try current(path) != text
    }
    for (path, _) in changes { try requireWritable(path) }
    var result = Result(changed: changes.map(\.key))
    let replaced = result.changed.filter { FileStamp(package.url($0)) != nil }
    if !replaced.isEmpty { result.backup = try backUp(replaced, at: time) }
    for (path, text) in changes { try apply(text, to: path) }
    return result
  }

  private func current(_ path: String) throws -> String? {
    guard FileStamp(package.url(path)) != nil else { return nil }
    return try package.text(at: path, wanted: "it is about to be replaced.")
  }

  private func requireWritable(_ path: String) throws(FileError) {
    let manager = FileManager.default
    let file = package.url(path).path
    // The permission bits are read as well: for the superuser every file counts as writable.
    let mode = (try? manager.attributesOfItem(atPath: file))?[.posixPermissions] as? Int
    if let mode, mode & 0o200 == 0 || !manager.isWritableFile(atPath: file) {
      throw .readOnly(path)
    }
  }

  private func backUp(_ paths: [String], at time: Date) throws -> String {
    let folder = freeFolder(at: time)
    for path in paths {
      let copy = package.url("\(folder)/\(path)")
      do {
        try FileManager.default.createDirectory(
          at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: package.url(path), to: copy)
      } catch {
        throw FileError.unwritable("\(folder)/\(path)", reason: error.localizedDescription)
      }
    }
    return folder
  }

  /// The backup's folder, named after the time so that the last one is easy to find.
  private func freeFolder(at time: Date) -> String {
    let style = Date.ISO8601FormatStyle(timeZone: .current)
      .year().month().day().time(includingFractionalSeconds: false).timeSeparator(.omitted)
    let folder = ".workbook/backup/\(time.formatted(style))"
    var free = folder
    var number = 2
    while FileManager.default.fileExists(atPath: package.url(free).path) {
      free = "\(folder)-\(number)"
      number += 1
    }
    return free
  }

  private func apply(_ text: String?, to path: String) throws(FileError) {
    // Through a link, so that the file it leads to is replaced and not the link.
    let url = package.url(path).resolvingSymlinksInPath()
    let before = FileStamp(url)?.seconds ?? 0
    do {
      guard let text else { return try FileManager.default.removeItem(at: url) }
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      // A later whole second than before, or the compiler driver may take it for unchanged.
      let time = max(Date.now, Date(timeIntervalSince1970: TimeInterval(before + 1)))
      try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: url.path)
    } catch {
      throw .unwritable(path, reason: error.localizedDescription)
    }
  }
}
