import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The change of one file in a ``Rewrite``.
struct FileChange: Sendable, Equatable {
  let path: String
  /// The content that was read; `nil` when there was no file.
  let base: Data?
  /// The new content; `nil` removes the file.
  let new: Data?
}

/// Puts the files of a ``Rewrite`` in place: all of them, or none.
///
/// First what was read is copied into the backup, and the new files are made beside it, so that a full
/// disk shows up before anything changes. Then each new file changes places with the one that it
/// replaces, in one step: at each moment, what stood there is either still there or in the backup,
/// even if the process ends. What came out is compared with what was read, so a save that came in
/// between is noticed, and everything is put back.
struct Exchange {
  private let package: Package
  private let backup: Backup
  private let disk: Disk
  private let changes: [FileChange]
  private var attempted: [FileChange] = []
  private var done: [FileChange] = []
  private var newFolders: [String] = []
  private var saved: Set<String> = []

  init(_ changes: [FileChange], in package: Package, backup: Backup, on disk: Disk) {
    self.package = package
    self.backup = backup
    self.disk = disk
    self.changes = changes
  }

  /// - Throws: ``FileError``; only with ``FileError/halfDone(backup:reason:)`` is anything changed.
  mutating func perform() throws(FileError) {
    do throws(FileError) {
      for change in changes { try prepare(change) }
      for change in changes { try exchange(change) }
    } catch {
      try putBack()
      throw saved.isEmpty ? error : .savedMeanwhile(saved.sorted(), backup: keptSaves)
    }
    for change in changes { keep(change) }
    backup.prune()
  }

  private func prepare(_ change: FileChange) throws(FileError) {
    try disk.before(.prepare, change.path)
    if let base = change.base { try write(base, to: backup.kept(change.path), for: change) }
    let staged = backup.staged(change.path)
    guard let new = change.new else { return try makeFolder(above: staged, for: change) }
    try write(new, to: staged, for: change)
    try write(new, to: backup.planned(change.path), for: change)
    let place = package.url(change.path)
    let attributes = try? FileManager.default.attributesOfItem(atPath: place.path)
    // A later whole second than before, or the compiler driver may take it for unchanged.
    let before = TimeInterval(FileStamp(place)?.seconds ?? 0)
    var settings: [FileAttributeKey: Any] = [
      .modificationDate: max(Date.now, Date(timeIntervalSince1970: before + 1))
    ]
    settings[.posixPermissions] = attributes?[.posixPermissions]
    do {
      try FileManager.default.setAttributes(settings, ofItemAtPath: staged.path)
    } catch {
      throw .unwritable(change.path, reason: error.localizedDescription)
    }
  }

  private func write(_ data: Data, to url: URL, for change: FileChange) throws(FileError) {
    try makeFolder(above: url, for: change)
    do {
      try data.write(to: url, options: .withoutOverwriting)
    } catch {
      throw .unwritable(change.path, reason: error.localizedDescription)
    }
  }

  private func makeFolder(above url: URL, for change: FileChange) throws(FileError) {
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    } catch {
      throw .unwritable(change.path, reason: error.localizedDescription)
    }
  }

  private mutating func exchange(_ change: FileChange) throws(FileError) {
    let (staged, place) = (backup.staged(change.path), package.url(change.path))
    try package.requirePlace(change.path)
    guard place.holds(change.base) else { throw isSaved(change) }
    try disk.before(.exchange, change.path)
    attempted.append(change)
    let code: Int32
    if change.base == nil {
      try makeFolders(above: change)
      code = disk.putIn(staged, at: place)
    } else if change.new == nil {
      code = disk.takeOut(place, to: staged)
    } else {
      code = disk.swap(staged, place)
    }
    switch code {
    case 0: done.append(change)
    case EEXIST, ENOENT: throw isSaved(change)
    default: throw .unwritable(change.path, reason: Disk.reason(code))
    }
    try disk.before(.compare, change.path)
    guard staged.holds(change.base) else { throw isSaved(change) }
  }

  /// Makes the folders that are missing, and notes them.
  private mutating func makeFolders(above change: FileChange) throws(FileError) {
    var folder = ""
    for name in change.path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? "\(name)" : "/\(name)"
      let code = mkdir(package.url(folder).path, 0o777) == 0 ? 0 : errno
      if code == 0 { newFolders.append(folder) }
      if code != 0, code != EEXIST { throw .unwritable(change.path, reason: Disk.reason(code)) }
    }
  }

  private mutating func isSaved(_ change: FileChange) -> FileError {
    saved.insert(change.path)
    return .savedMeanwhile([change.path], backup: nil)
  }

  /// Keeps the very file that stood there: an editor that has it open may still write to it.
  private func keep(_ change: FileChange) {
    unlink(backup.planned(change.path).path)
    guard change.base != nil else { return }
    let staged = backup.staged(change.path)
    var status = stat()
    let names = lstat(staged.path, &status) == 0 ? Int(status.st_nlink) : 0
    // With a second name elsewhere, it may be changed under that one: then the copy is kept.
    if names > 1 {
      unlink(staged.path)
    } else {
      rename(staged.path, backup.kept(change.path).path)
    }
  }
}

extension Exchange {
  /// Restores everything; a file that was saved meanwhile keeps the saved version.
  private mutating func putBack() throws(FileError) {
    var failures: [String] = []
    for change in done.reversed() {
      let code = putBack(change)
      if code != 0 { failures.append("\(change.path): \(Disk.reason(code))") }
    }
    for folder in newFolders.reversed() { rmdir(package.url(folder).path) }
    for change in attempted where !saved.contains(change.path) {
      if !package.url(change.path).holds(change.base) { failures.append(change.path) }
    }
    guard failures.isEmpty else {
      throw .halfDone(backup: backup.path, reason: failures.joined(separator: ", "))
    }
    for change in changes { clear(change) }
    backup.prune()
  }

  private mutating func putBack(_ change: FileChange) -> Int32 {
    guard (try? disk.before(.putBack, change.path)) != nil else { return EIO }
    let (staged, place) = (backup.staged(change.path), package.url(change.path))
    var code: Int32
    if change.base == nil {
      code = disk.takeOut(place, to: staged)
      // It may have been saved since, or removed.
      if code == 0, !staged.holds(change.new) {
        saved.insert(change.path)
        code = disk.putIn(staged, at: place)
      }
      if code == ENOENT { return 0 }
    } else {
      code = change.new == nil ? ENOENT : disk.swap(staged, place)
      if code == 0, !staged.holds(change.new) {
        // A newer save came out, so that goes back; the one before it is kept.
        saved.insert(change.path)
        code = disk.swap(staged, place)
      } else if code == ENOENT {
        code = disk.putIn(staged, at: place)
      }
    }
    guard code == EEXIST else { return code }
    saved.insert(change.path)
    return 0
  }

  /// Removes the companion's temporary files, and the copies of restored files.
  private func clear(_ change: FileChange) {
    let kept = backup.kept(change.path)
    unlink(backup.planned(change.path).path)
    if !saved.contains(change.path) { unlink(kept.path) }
    let staged = backup.staged(change.path)
    for (file, home) in [(staged, kept), (Disk.aside(staged), Disk.aside(kept))] {
      switch try? FileKind(at: file) {
      case .nothing: break
      case .file where file.holds(change.new) || file.holds(change.base): unlink(file.path)
      default: rename(file.path, home.path)
      }
    }
  }

  private var keptSaves: String? { backup.isEmpty ? nil : backup.path }
}
