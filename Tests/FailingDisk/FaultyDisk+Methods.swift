import CSQLite
import Synchronization

private typealias OpenFile = UnsafeMutablePointer<sqlite3_file>

/// Replaces the methods of `file` when it belongs to a disk.
func watchFaults(of file: UnsafeMutablePointer<sqlite3_file>, named name: String) {
  disks.withLock { disks in
    guard let known = disks.file(named: name), let original = file.pointee.pMethods else { return }
    disks.files[UInt(bitPattern: file)] = known
    let key = UInt(bitPattern: original)
    let methods = disks.methods[key] ?? UInt(bitPattern: changedMethods(of: original))
    disks.methods[key] = methods
    file.pointee.pMethods = UnsafePointer(bitPattern: methods)
  }
}

/// Counts the deletion of the file `name`, and returns whether it may happen.
func mayDelete(_ name: String) -> Bool {
  disks.withLock { disks in
    guard let file = disks.file(named: name) else { return true }
    guard disks.byPath[file.disk]?.next(.other) == .succeeds else { return false }
    disks.byPath[file.disk]?.forgetWrites(to: file)
    return true
  }
}

/// SQLite's own methods of a file whose methods were changed.
private func own(_ file: OpenFile?) -> sqlite3_io_methods? {
  file?.pointee.pMethods?.advanced(by: 1).pointee
}

private func verdict(_ call: Disk.Call, on file: OpenFile?) -> Disk.Verdict {
  disks.withLock { disks in
    guard let path = disks.files[UInt(bitPattern: file)]?.disk else { return .succeeds }
    return disks.byPath[path]?.next(call) ?? .succeeds
  }
}

/// Remembers what is in the file from `offset` on, before it is changed.
private func remember(_ file: OpenFile?, from offset: Int64, count: Int32?) {
  guard let own = own(file) else { return }
  var size: Int64 = 0
  _ = own.xFileSize?(file, &size)
  let length = max(0, min(count.map { Int64($0) } ?? size, size - offset))
  var bytes = [UInt8](repeating: 0, count: Int(length))
  _ = bytes.withUnsafeMutableBytes { own.xRead?(file, $0.baseAddress, Int32($0.count), offset) }
  disks.withLock { [bytes, size] disks in
    guard let known = disks.files[UInt(bitPattern: file)] else { return }
    disks.byPath[known.disk]?.unsynced.append(
      Disk.Write(suffix: known.suffix, offset: offset, oldBytes: bytes, oldSize: size))
  }
}

private func noteSync(of file: OpenFile?) {
  disks.withLock { disks in
    guard let known = disks.files[UInt(bitPattern: file)] else { return }
    disks.byPath[known.disk]?.forgetWrites(to: known)
  }
}

private func changedMethods(
  of original: UnsafePointer<sqlite3_io_methods>
) -> UnsafeMutablePointer<sqlite3_io_methods> {
  // As long as the process lives: other connections may use them. The second ones are SQLite's own.
  let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 2)
  methods.initialize(repeating: original.pointee, count: 2)
  methods.pointee.xRead = { file, bytes, count, offset in
    guard verdict(.read, on: file) == .succeeds else { return SQLITE_IOERR | 1 << 8 }
    return own(file)?.xRead?(file, bytes, count, offset) ?? SQLITE_IOERR
  }
  methods.pointee.xWrite = { write($0, $1, $2, $3) }
  methods.pointee.xTruncate = { file, size in
    guard verdict(.other, on: file) == .succeeds else { return SQLITE_IOERR | 6 << 8 }
    remember(file, from: size, count: nil)
    return own(file)?.xTruncate?(file, size) ?? SQLITE_IOERR
  }
  methods.pointee.xSync = { file, _ in
    guard verdict(.other, on: file) == .succeeds else { return SQLITE_IOERR | 4 << 8 }
    noteSync(of: file)
    return SQLITE_OK
  }
  methods.pointee.xClose = { file in
    let close = own(file)?.xClose
    disks.withLock { _ = $0.files.removeValue(forKey: UInt(bitPattern: file)) }
    return close?(file) ?? SQLITE_IOERR
  }
  return methods
}

private func write(
  _ file: OpenFile?, _ bytes: UnsafeRawPointer?, _ count: Int32, _ offset: Int64
) -> Int32 {
  let failed = SQLITE_IOERR | 3 << 8
  guard let write = own(file)?.xWrite else { return failed }
  switch verdict(.write, on: file) {
  case .fails: return failed
  case .isOutOfRoom: return SQLITE_FULL
  case .stopsHalfway:
    _ = write(file, bytes, count / 2, offset)
    return failed
  case .succeeds:
    remember(file, from: offset, count: count)
    return write(file, bytes, count, offset)
  }
}
