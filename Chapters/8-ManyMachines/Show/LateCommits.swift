import ChapterSupport
import EventSourcing
import Foundation
import ManyMachines
import Persistence
import Postgres
import ScratchPostgres
import Synchronization

/// Sixteen writers, whose transactions take a moment, and one reader that follows them.
func showLateCommits(on server: ScratchPostgres) async {
  await part("A reader beside 16 writers", exercises: ["8.5", "8.6"]) {
    print("  position > last, no lock:     \(try await LateCommits(on: server).missed())")
    print(
      "  transaction and position:     \(try await LateCommits(on: server, readsPairs: true).missed())"
    )
    print(
      "  position > last, with a lock: \(try await LateCommits(on: server, locks: true).missed())")
  }
}

private struct LateCommits {
  private static let writerCount = 16
  private static let appendsEach = 100

  private let database: ScratchDatabase
  private let locks: Bool
  private let readsPairs: Bool

  init(
    on server: ScratchPostgres, locks: Bool = false, readsPairs: Bool = false
  ) async throws {
    database = try await server.database()
    self.locks = locks
    self.readsPairs = readsPairs
    let session = try await database.connect()
    try await PostgresSchema.install(on: session)
    await session.close()
  }

  /// Returns how many events the reader has missed, in words.
  func missed() async throws -> String {
    let isOver = Mutex(false)
    async let seen = read(until: { isOver.withLock { $0 } })
    _ = try await together(Self.writerCount, write)
    isOver.withLock { $0 = true }
    let count = Self.writerCount * Self.appendsEach
    return "\(count - (try await seen)) of \(count) events missed"
  }

  /// Each append is a transaction that commits a moment later.
  @concurrent private func write(as writer: Int) async throws {
    let session = try await database.connect()
    for number in 0..<Self.appendsEach {
      let append = locks ? appending(number, by: writer) : inserting(number, by: writer)
      for result in try await session.send([PostgresStatement("BEGIN"), append]) {
        _ = try result.get()
      }
      try await session.run("COMMIT")
    }
    await session.close()
  }

  /// The store's way.
  private func appending(_ number: Int, by writer: Int) -> PostgresStatement {
    PendingAppend(
      stream: stream(of: writer), expected: .any,
      events: [
        PendingAppend.Event(
          id: RandomEventIDs().next(),
          stored: EventCodec.Stored(typeName: "Noted", data: #"{"number":\#(number)}"#))
      ], time: Date()
    ).statement
  }

  /// What every first draft does.
  private func inserting(_ number: Int, by writer: Int) -> PostgresStatement {
    PostgresStatement(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
      VALUES ($1, $2, $3, 'Noted', 1, '{}', 0)
      """, .text(stream(of: writer).description), .integer(number + 1),
      .text(RandomEventIDs().next().description))
  }

  private func stream(of writer: Int) -> StreamID {
    StreamID(category: StreamCategory(rawValue: "note"), id: "\(writer)")
  }

  /// Follows the log, and returns how many events it has seen.
  private func read(until isOver: @Sendable () -> Bool) async throws -> Int {
    let session = try await database.connect()
    let log = TransactionLog(on: session)
    var checkpoint = TransactionCheckpoint.start
    var count = 0
    while true {
      let isLast = isOver()
      let pageCount: Int
      if readsPairs {
        let page = try await log.page(after: checkpoint, limit: 500)
        (checkpoint, pageCount) = (page.checkpoint, page.events.count)
      } else {
        let rows = try await session.run(
          "SELECT position FROM events WHERE position > $1 ORDER BY position LIMIT 500",
          .integer(checkpoint.position.rawValue))
        pageCount = rows.count
        if let last = rows.last {
          checkpoint = TransactionCheckpoint(
            transaction: 0, position: GlobalPosition(rawValue: last.integer(0)))
        }
      }
      count += pageCount
      if isLast, pageCount == 0 { break }
    }
    await session.close()
    return count
  }
}
