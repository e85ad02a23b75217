#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A pipe that wakes a thread from `poll`.
struct Alarm {
  let descriptor: Int32
  private let writer: Int32

  /// - Throws: ``Errno`` when the system has no descriptor left.
  init() throws(Errno) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw Errno.last }
    for end in ends {
      _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (descriptor, writer) = (ends[0], ends[1])
  }

  func ring() {
    var byte: UInt8 = 1
    // When the pipe is full, the thread will wake anyway.
    _ = write(writer, &byte, 1)
  }

  func silence() {
    withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) == buffer.count {}
    }
  }

  func close() {
    for end in [descriptor, writer] { closeDescriptor(end) }
  }
}
