import CPostgres
import Dispatch
import Foundation
import Postgres

/// libpq through its C interface and nothing else: the limit of what can be read from PostgreSQL.
final class RawPostgres {
  private let pq: cpostgres
  private let connection: OpaquePointer

  /// How many events a second are read, in pages of 1,000 with all their columns. The log has `count`.
  static func rateOfPages(at address: PostgresAddress, of count: Int) async throws -> Double {
    // libpq blocks its thread.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue(label: "libpq").async {
        continuation.resume(
          with: Result {
            let database = try RawPostgres(address)
            let start = ContinuousClock.now
            try expect(try database.scan(), count)
            return Double(count) / (ContinuousClock.now - start).seconds
          })
      }
    }
  }

  private init(_ address: PostgresAddress) throws {
    pq = try PostgresLibrary.load().pq
    let (pq, text) = (pq, "\(address)")
    let connection = "dbname".withCString { keyword in
      text.withCString { value in pq.connect([keyword, nil], [value, nil], 1) }
    }
    guard let connection else { throw WrongResult("libpq has no memory") }
    self.connection = connection
    var state = CPOSTGRES_POLLING_WRITING
    while state == CPOSTGRES_POLLING_READING || state == CPOSTGRES_POLLING_WRITING {
      let events = state == CPOSTGRES_POLLING_READING ? POLLIN : POLLOUT
      var descriptor = pollfd(fd: pq.socket(connection), events: Int16(events), revents: 0)
      _ = poll(&descriptor, 1, -1)
      state = cpostgres_number(pq.connect_poll(connection))
    }
    guard state == CPOSTGRES_POLLING_OK else { throw error() }
  }

  deinit { pq.finish(connection) }

  /// Reads all events, touches each of their columns, and returns how many there are.
  private func scan() throws -> Int {
    let name = "page"
    try check(
      pq.send_prepare(
        connection, name,
        """
        SELECT position, stream, version, id, type, shape, data, correlation_id, causation_id,
          recorded_at
        FROM events WHERE position > $1::text::bigint ORDER BY position LIMIT 1000
        """, 0, nil))
    _ = try rows { _ in }
    var (count, bytes) = (0, 0)
    var position = "0"
    var isComplete = false
    while !isComplete {
      try position.withCString { text in
        try check(pq.send_prepared(connection, name, 1, [text], nil, nil, 1))
      }
      isComplete = try rows { page in
        let last = pq.row_count(page) - 1
        for row in 0...last {
          for column in 0..<pq.column_count(page) {
            bytes += Int(pq.length(page, row, column)) + Int(pq.value(page, row, column).pointee)
          }
        }
        position = integer(pq.value(page, last, 0))
        count += Int(last) + 1
      }
    }
    guard bytes >= count else { throw error() }
    return count
  }

  /// Gives `body` the rows of the statement that was sent last; returns whether there were none.
  private func rows(_ body: (OpaquePointer) -> Void) throws -> Bool {
    var isEmpty = true
    while let result = pq.next_result(connection) {
      defer { pq.clear(result) }
      let status = pq.result_status(result)
      guard
        [CPOSTGRES_RESULT_COMMAND_OK.rawValue, CPOSTGRES_RESULT_TUPLES_OK.rawValue].contains(status)
      else { throw error() }
      if pq.row_count(result) > 0 {
        isEmpty = false
        body(result)
      }
    }
    return isEmpty
  }

  /// The number of a binary value, whose first byte is the highest.
  private func integer(_ bytes: UnsafePointer<CChar>) -> String {
    "\((0..<8).reduce(0) { $0 << 8 | Int(UInt8(bitPattern: bytes[$1])) })"
  }

  private func check(_ result: CInt) throws { if result != 1 { throw error() } }

  private func error() -> WrongResult {
    WrongResult("libpq says: \(String(cString: pq.error_message(connection)))")
  }
}
