import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Ways to move files that lose none; each returns 0, or the system's error number.
struct Disk: Sendable {
  /// A feature that some file systems don't have.
  enum Ability: Sendable, CaseIterable {
    case swap
    case exclusiveRename
    case hardLink
  }

  /// The steps of an ``Exchange``, for each file.
  enum Step: Sendable {
    case prepare
    case exchange
    case compare
    case putBack
  }

  /// Without one of them there is another way, which takes more steps.
  var abilities = Set(Ability.allCases)
  /// Called before each step, with the path of its file: a test can save a file there, or fail.
  var before: @Sendable (Step, String) throws(FileError) -> Void = { _, _ in }

  /// Lets two files change places.
  ///
  /// Where the file system cannot do that in one step, the file at `place` is taken out first, and
  /// for a moment nothing stands there. `EEXIST` means that a new file came in that moment. It stays,
  /// and the one that was taken out is at ``aside(_:)``.
  func swap(_ staged: URL, _ place: URL) -> Int32 {
    if abilities.contains(.swap) {
      let code = Self.renameat(staged, place, .swap)
      guard Self.isUnsupported(code) else { return code }
    }
    let aside = Self.aside(staged)
    let out = takeOut(place, to: aside)
    guard out == 0 else { return out }
    let code = putIn(staged, at: place)
    if code == 0 { return takeOut(aside, to: staged) }
    if code != EEXIST { _ = putIn(aside, at: place) }
    return code
  }

  static func aside(_ staged: URL) -> URL { staged.appendingPathExtension("aside") }

  /// Moves a file into the backup, where nothing of the learner's is at `staged`. Only this moves
  /// whatever the learner may be saving at the same time.
  func takeOut(_ place: URL, to staged: URL) -> Int32 {
    rename(place.path, staged.path) == 0 ? 0 : errno
  }

  /// Moves a file of the backup to its place; `EEXIST` means that there is one, and nothing was
  /// moved.
  func putIn(_ staged: URL, at place: URL) -> Int32 {
    if abilities.contains(.exclusiveRename) {
      let code = Self.renameat(staged, place, .exclusive)
      guard Self.isUnsupported(code) else { return code }
    }
    if abilities.contains(.hardLink) {
      let code = linkat(AT_FDCWD, staged.path, AT_FDCWD, place.path, 0) == 0 ? 0 : errno
      if code == 0 { unlink(staged.path) }
      guard Self.isUnsupported(code) || code == EPERM else { return code }
    }
    return copy(staged, to: place)
  }

  /// For a file system that has neither way to move a file without writing over another.
  private func copy(_ staged: URL, to place: URL) -> Int32 {
    do {
      switch try FileKind(at: staged) {
      case .nothing:
        return ENOENT
      case .folder:
        // It replaces no file, and no folder with something in it.
        return takeOut(staged, to: place)
      case .link:
        let target = try FileManager.default.destinationOfSymbolicLink(atPath: staged.path)
        guard symlink(target, place.path) == 0 else { return errno }
      case .special:
        return ENOTSUP
      case .file:
        try Data(contentsOf: staged).write(to: place, options: .withoutOverwriting)
      }
    } catch {
      return (error as? CocoaError)?.code == .fileWriteFileExists ? EEXIST : EIO
    }
    unlink(staged.path)
    return 0
  }

  static func reason(_ code: Int32) -> String { String(cString: strerror(code)) }

  private static func isUnsupported(_ code: Int32) -> Bool {
    [EINVAL, ENOSYS, ENOTSUP, EOPNOTSUPP].contains(code)
  }
}

extension Disk {
  private enum Renaming {
    case exclusive
    case swap
  }

  #if canImport(Darwin)
    private static func renameat(_ source: URL, _ place: URL, _ renaming: Renaming) -> Int32 {
      let flags = renaming == .swap ? RENAME_SWAP : RENAME_EXCL
      return renamex_np(source.path, place.path, UInt32(flags)) == 0 ? 0 : errno
    }
  #else
    private typealias Rename =
      @convention(c) @Sendable (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32

    /// Swift's module of the C library lacks it, and so do old C libraries.
    private static let renameat2: Rename? = dlopen(nil, RTLD_NOW)
      .flatMap { dlsym($0, "renameat2") }
      .map { unsafeBitCast($0, to: Rename.self) }

    private static func renameat(_ source: URL, _ place: URL, _ renaming: Renaming) -> Int32 {
      guard let renameat2 else { return ENOSYS }
      // `RENAME_EXCHANGE` and `RENAME_NOREPLACE` of Linux.
      let flags: UInt32 = renaming == .swap ? 2 : 1
      return renameat2(AT_FDCWD, source.path, AT_FDCWD, place.path, flags) == 0 ? 0 : errno
    }
  #endif
}
