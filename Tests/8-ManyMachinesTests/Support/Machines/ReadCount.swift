import Synchronization

/// How often a reader has read that is known only later.
final class ReadCount: Sendable {
  private let reader = Mutex<LogReader?>(nil)

  /// The number; 0 as long as no reader is known.
  var count: Int { reader.withLock { $0?.readCount } ?? 0 }

  func follow(_ reader: LogReader) { self.reader.withLock { $0 = reader } }
}
