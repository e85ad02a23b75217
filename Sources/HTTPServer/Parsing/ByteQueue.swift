/// Received bytes that are not parsed yet.
///
/// Consumed bytes stay in the buffer for a while: moving the rest forward at each step would cost
/// more than the step.
struct ByteQueue {
  private var bytes: [UInt8] = []
  private var start = 0
  /// The index up to which there is no end of a line.
  private var searched = 0

  var count: Int { bytes.count - start }
  var isEmpty: Bool { count == 0 }

  mutating func append(_ more: some Sequence<UInt8>) {
    if start == bytes.count {
      forgetRead()
    } else if start > 4_096, start > bytes.count / 2 {
      bytes.removeSubrange(..<start)
      searched -= start
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// Drops the buffer when everything is consumed, and frees a large one: a thousand idle
  /// connections can't each keep one.
  mutating func forgetRead() {
    guard isEmpty else { return }
    bytes.removeAll(keepingCapacity: bytes.capacity <= 8_192)
    (start, searched) = (0, 0)
  }

  /// Takes at most `limit` bytes from the front.
  mutating func take(atMost limit: Int) -> ArraySlice<UInt8> {
    let end = start + min(limit, count)
    defer { (start, searched) = (end, max(searched, end)) }
    return bytes[start..<end]
  }

  /// Takes a line from the front, without its CR LF; `nil` when its end hasn't arrived yet.
  ///
  /// - Throws: ``LineTrouble``.
  mutating func takeLine(atMost limit: Int) throws(LineTrouble) -> ArraySlice<UInt8>? {
    searched = max(searched, start)
    guard let end = bytes[searched...].firstIndex(of: .lineFeed) else {
      searched = bytes.count
      if count > limit { throw .tooLong }
      return nil
    }
    guard end + 1 - start <= limit else { throw .tooLong }
    guard end > start, bytes[end - 1] == .carriageReturn else { throw .bareLineFeed }
    let line = bytes[start..<end - 1]
    guard !line.contains(.carriageReturn) else { throw .bareCarriageReturn }
    start = end + 1
    return line
  }
}

/// The reason why bytes are not a line.
enum LineTrouble: Error {
  case tooLong
  /// LF without CR: some programs accept it as the end of a line and others do not. A request that
  /// two programs read differently can smuggle another one past the first.
  case bareLineFeed
  case bareCarriageReturn
}
