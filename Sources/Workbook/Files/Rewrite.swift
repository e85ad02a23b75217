import Foundation

/// A set of files that are replaced together, without losing their content.
///
/// Nothing is written before it is certain that each file may be; what is replaced or removed
/// is kept in `.workbook/backup`. A change is based on what was read through ``text(at:wanted:)``, or
/// stood there when it was planned: a file that has been saved since then is not replaced.
struct Rewrite {
  let package: Package
  private let disk: Disk
  /// The content of each file when it was read or a change was planned; `nil` when there was none.
  private var bases: [String: Data?] = [:]
  /// The new content of each file; `nil` removes it.
  private var contents: [String: Data?] = [:]

  init(_ package: Package, on disk: Disk = Disk()) {
    self.package = package
    self.disk = disk
  }

  /// The text of the file at `path`, which new texts are made from.
  ///
  /// - Throws: ``FileError``, which names the file and its purpose (`wanted`).
  mutating func text(at path: String, wanted: String) throws(FileError) -> String {
    let data = try package.data(at: path, wanted: wanted)
    bases[path] = .some(data)
    return try Package.text(data, of: path)
  }

  /// - Throws: ``FileError`` when no file may stand at `path`, or the one there cannot be read.
  mutating func write(_ text: String, to path: String) throws(FileError) {
    try write(Data(text.utf8), to: path)
  }

  /// - Throws: ``FileError`` when no file may stand at `path`, or the one there cannot be read.
  mutating func write(_ content: Data, to path: String) throws(FileError) {
    try note(path)
    contents[path] = .some(content)
  }

  /// - Throws: ``FileError`` when there is no file at `path`, or it cannot be read.
  mutating func remove(_ path: String) throws(FileError) {
    try note(path)
    contents[path] = .some(nil)
  }

  private mutating func note(_ path: String) throws(FileError) {
    try package.requirePlace(path)
    guard bases[path] == nil else { return }
    let isThere = try FileKind(at: package.url(path)) == .file
    bases[path] = .some(
      isThere ? try package.data(at: path, wanted: "it is about to be replaced.") : nil)
  }

  /// The files that ``commit(at:)`` changed.
  struct Result: Equatable {
    /// The files that are different now, in order.
    var changed: [String] = []
    /// The folder with the replaced files; `nil` when nothing was replaced.
    var backup: String?
  }

  /// Writes the files that have changed.
  ///
  /// - Throws: ``FileError``; then no file is different, unless it is ``FileError/halfDone(backup:reason:)``.
  func commit(at time: Date = .now) throws(FileError) -> Result {
    let changes = contents.sorted { $0.key < $1.key }
      .map { FileChange(path: $0, base: bases[$0] ?? nil, new: $1) }
      .filter { $0.base != $0.new && !isWrittenInOtherCase($0) }
    for change in changes { try package.requireWritable(change.path) }
    let lock = try FolderLock(of: package)
    var result = Result(changed: changes.map(\.path))
    if !changes.isEmpty {
      let backup = try Backup(in: package, at: time)
      var exchange = Exchange(changes, in: package, backup: backup, on: disk)
      try exchange.perform()
      if !backup.isEmpty { result.backup = backup.path }
    }
    Interruption.settle(in: package)
    _ = consume lock
    return result
  }

  /// Whether `change` removes a file that is written as well, under a name which differs in upper
  /// and lower case alone: on most Macs that is the same file.
  private func isWrittenInOtherCase(_ change: FileChange) -> Bool {
    guard change.new == nil, let stamp = FileStamp(package.url(change.path)) else { return false }
    return contents.contains { path, content in
      content != nil && path.lowercased() == change.path.lowercased()
        && FileStamp(package.url(path)) == stamp
    }
  }
}
