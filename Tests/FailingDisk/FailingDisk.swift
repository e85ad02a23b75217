import CSQLite
import Foundation
import Synchronization

/// A disk that fails under the write-ahead log of one database.
///
/// Create it before the database is opened for the first time.
public struct FailingDisk: Sendable {
  enum Failure {
    /// What is written arrives, as on a real disk, and SQLite hears that it could not be synced.
    case sync
    /// There is no room for another byte.
    case full
  }

  private let log: String

  /// Prepares the failure of the database at `path`, which works until then.
  public init(under path: String) {
    log = path + "-wal"
    _ = isLayerInstalled
    recover()
  }

  /// Makes each sync fail from now on.
  public func breakDown() { set(.sync) }

  /// Makes each write fail from now on, for want of room.
  public func fill() { set(.full) }

  /// Makes everything succeed from now on.
  public func recover() { set(nil) }

  private func set(_ failure: Failure?) { failures.withLock { $0.byLog[log] = .some(failure) } }
}

/// Puts a layer over SQLite's file system, once. It changes only files that were named here.
let isLayerInstalled: Bool = {
  guard let system = sqlite3_vfs_find("unix") else { return false }
  let layer = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
  layer.initialize(to: system.pointee)
  let name = strdup("failing")
  layer.pointee.zName = UnsafePointer(name)
  layer.pointee.pNext = nil
  layer.pointee.xOpen = { _, name, file, flags, outFlags in
    guard let system = sqlite3_vfs_find("unix"), let open = system.pointee.xOpen else {
      return SQLITE_CANTOPEN
    }
    let code = open(system, name, file, flags, outFlags)
    if code == SQLITE_OK, let name, let file {
      watch(file, named: String(cString: name))
      watchFaults(of: file, named: String(cString: name))
    }
    return code
  }
  layer.pointee.xDelete = { _, name, syncsFolder in
    guard let system = sqlite3_vfs_find("unix"), let delete = system.pointee.xDelete,
      let name, mayDelete(String(cString: name))
    else { return SQLITE_IOERR | 10 << 8 }
    return delete(system, name, syncsFolder)
  }
  return sqlite3_vfs_register(layer, 1) == SQLITE_OK
}()

/// What the C functions below know: they can't capture anything.
private struct Failures {
  /// The failure of each log that was named; `nil` for one that works.
  var byLog: [String: FailingDisk.Failure?] = [:]
  /// The log behind the address of each open file.
  var logs: [UInt: String] = [:]
}

private let failures = Mutex(Failures())

private func failure(of file: UnsafeMutablePointer<sqlite3_file>?) -> FailingDisk.Failure? {
  failures.withLock { failures in
    failures.logs[UInt(bitPattern: file)].flatMap { failures.byLog[$0] } ?? nil
  }
}

/// Replaces the sync of `file` when it is one of the named logs.
private func watch(_ file: UnsafeMutablePointer<sqlite3_file>, named name: String) {
  let isNamed = failures.withLock { failures in
    // SQLite resolves links in the path, so it may begin otherwise.
    guard let log = failures.byLog.keys.first(where: name.hasSuffix) else { return false }
    failures.logs[UInt(bitPattern: file)] = log
    return true
  }
  guard isNamed, let original = file.pointee.pMethods else { return }
  // As long as the process lives: SQLite does not say when it no longer needs them. Behind the
  // changed methods are the original ones.
  let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 2)
  methods.initialize(repeating: original.pointee, count: 2)
  methods.pointee.xSync = { file, _ in
    failure(of: file) == .sync ? SQLITE_IOERR | 4 << 8 : SQLITE_OK
  }
  methods.pointee.xWrite = { file, bytes, count, offset in
    guard failure(of: file) != .full,
      let original = file?.pointee.pMethods?.advanced(by: 1), let write = original.pointee.xWrite
    else { return SQLITE_FULL }
    return write(file, bytes, count, offset)
  }
  file.pointee.pMethods = UnsafePointer(methods)
}
