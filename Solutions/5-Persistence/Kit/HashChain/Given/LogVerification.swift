import EventSourcing
import SQLite

/// Verifies the hashes of all events in the file at `path`.
///
/// It only reads, page by page, so a bank may write to the file meanwhile. With a `notedHead`, a hash
/// that was noted somewhere else, it also finds out whether the log still has this event.
///
/// - Throws: ``StorageError``, and ``UnchainedLog`` for an older file.
public func verifyLog(
  at path: String, notedHead: EventHash? = nil, pageSize: Int = 1_000
) throws -> LogReport {
  let connection = try Connection.chainedLog(at: path)
  return try withStorageErrors {
    var verification = LogVerification(of: connection, notedHead: notedHead)
    while try verification.readPage(ofSize: pageSize) {}
    return verification.report
  }
}

/// A walk through the log, from the first event to the end or the first fault.
private struct LogVerification {
  private let connection: Connection
  private let notedHead: EventHash?
  /// The findings so far.
  private(set) var report = LogReport()
  private var position: Int?

  init(of connection: Connection, notedHead: EventHash?) {
    self.connection = connection
    self.notedHead = notedHead
    if notedHead == .start { report.positionOfNotedHead = .start }
  }

  /// Verifies the next events; returns whether there may be more.
  mutating func readPage(ofSize size: Int) throws -> Bool {
    let isLast = try connection.read {
      let count = try connection.run(
        """
        SELECT \(EventHash.columns), hash FROM events WHERE position > ? ORDER BY position LIMIT ?
        """, .integer(position ?? .min), .integer(size)
      ) { verify($0) }.count
      if count == 0 { try verifyEnd() }
      return count == 0
    }
    if let fault = report.fault, fault.kind == .changed { try lookForExchange(at: fault.position) }
    return !isLast && report.fault == nil
  }

  private mutating func verify(_ row: Row) {
    guard report.fault == nil else { return }
    let position = row.integer(0)
    let hash = EventHash(of: row, after: report.head)
    guard !row.isNull(Self.hashColumn), row.blob(Self.hashColumn) == hash.bytes else {
      report.fault = LogReport.Fault(
        position: GlobalPosition(rawValue: position), kind: fault(of: row, at: position))
      return
    }
    self.position = position
    report.eventCount += 1
    report.position = GlobalPosition(rawValue: position)
    report.head = hash
    if hash == notedHead { report.positionOfNotedHead = report.position }
  }

  private func fault(of row: Row, at position: Int) -> LogReport.Fault.Kind {
    if row.isNull(Self.hashColumn) { return .unhashed }
    let last = self.position ?? 0
    // A gap alone is no fault: the event after it may have been recorded there.
    return position > last && position - last > 1 ? .missing(last + 1...position - 1) : .changed
  }

  /// Verifies that the last positions that were used are still there.
  private mutating func verifyEnd() throws {
    let used = try connection.integer("SELECT seq FROM sqlite_sequence WHERE name = 'events'")
    let last = position ?? 0
    guard used > last else { return }
    report.fault = LogReport.Fault(
      position: GlobalPosition(rawValue: used), kind: .missing(last + 1...used))
  }

  private static let hashColumn = EventHash.columnCount
}

extension LogVerification {
  /// Looks for the later event that was recorded where the fault is.
  private mutating func lookForExchange(at fault: GlobalPosition) throws {
    guard let stored = try storedHashes(at: fault.rawValue) else { return }
    let head = report.head
    let other = try connection.run(
      """
      SELECT \(EventHash.columns), hash FROM events WHERE position > ? ORDER BY position
      """, .integer(fault.rawValue)
    ) { row -> GlobalPosition? in
      let moved = EventHash(of: row, at: fault.rawValue, after: head)
      let hash = EventHash(stored: row, column: Self.hashColumn)
      // The contents changed places, without their hashes or with them, or only the hashes did.
      let isExchanged = moved == stored.hash || moved == hash || stored.computed == hash
      return isExchanged ? GlobalPosition(rawValue: row.integer(0)) : nil
    }.compactMap { $0 }.first
    guard let other else { return }
    report.fault = LogReport.Fault(position: fault, kind: .exchanged(with: other))
  }

  /// The hash in the row at `position`, and the one that is computed from its columns.
  private func storedHashes(at position: Int) throws -> (hash: EventHash, computed: EventHash)? {
    let head = report.head
    return try connection.run(
      "SELECT \(EventHash.columns), hash FROM events WHERE position = ?", .integer(position)
    ) { row in
      (
        EventHash(stored: row, column: Self.hashColumn), EventHash(of: row, after: head)
      )
    }.first
  }
}
