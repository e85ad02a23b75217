import CSQLite
import ExerciseSupport
import Foundation
import Synchronization
import Testing

@testable import Messaging
@testable import SQLite

@Suite("Stage 7: Flat cost", .endToEnd)
struct FlatCostTests {
  @Test(
    "Sending, receiving and deleting take as many steps with 120,000 messages as with 1,000",
    arguments: ["topic-bank", "topic-bank.fifo"])
  func isFlat(name: String) async throws {
    let small = try await steps(in: name, holding: 1_000)
    let large = try await steps(in: name, holding: 120_000)
    for (operation, count) in large {
      let before = try #require(small[operation])
      #expect(
        Double(count) < 1.2 * Double(before) + 50,
        "\(operation): \(before) steps of SQLite with 1,000 messages, \(count) with 120,000")
    }
  }

  /// The steps of SQLite's machine for each operation, in a queue that has so many messages, half of
  /// them in flight.
  private func steps(in name: String, holding count: Int) async throws -> [String: Int] {
    let queue = try await TestQueue(name)
    let isFIFO = queue.queue.name.isFIFO
    return try await queue.broker.change { table, now in
      let target = try table.existingQueue(named: queue.queue.name)
      try Self.fill(table, target, with: count, at: now)
      let counter = StepCounter(table.connection)
      var steps: [String: Int] = [:]
      var deliveries: [Delivery] = []
      // The first one of each also prepares its statements.
      for round in 1...2 {
        let message = OutgoingMessage(
          body: "new", group: isFIFO ? "g1" : nil, deduplicationID: isFIFO ? "new\(round)" : nil)
        steps["send"] = try counter.count { _ = try table.send(message, to: target, at: now) }
        steps["receive"] = try counter.count {
          deliveries = try table.receive(10, from: target, hiddenFor: 30_000, at: now)
        }
        let handles = try deliveries.map { try StoredHandle($0.handle) }
        steps["extend"] = try counter.count {
          try table.changeVisibility(of: handles[0], to: 60_000, at: now)
        }
        steps["delete"] = try counter.count {
          for handle in handles { try table.delete(handle, at: now) }
        }
        steps["wait"] = try counter.count { _ = try table.nextVisibility(in: target, at: now) }
      }
      return steps
    }
  }

  /// Messages in groups of ten, of which every second one is in flight.
  private static func fill(
    _ table: MessageTable, _ queue: MessageTable.Queue, with count: Int, at now: Int
  ) throws {
    let isFIFO = queue.name.isFIFO ? 1 : 0
    try table.connection.execute(
      """
      WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count))
      INSERT INTO messages (queue, id, body, group_id, deduplication_id, sent_at, expires_at,
        visible_at, receive_count, receipt)
      SELECT \(queue.number), 'm' || i, 'body', iif(\(isFIFO), 'g' || (i / 10), NULL),
        iif(\(isFIFO), 'd' || i, NULL), \(now), \(now) + 86400000,
        iif(i / 10 % 2, \(now) + i, \(now)), i / 10 % 2, iif(i / 10 % 2, 1, NULL) FROM n;
      INSERT INTO groups (queue, id, head, free_at)
      SELECT queue, group_id, min(number), iif(max(visible_at) > \(now), max(visible_at), 0)
      FROM messages WHERE group_id IS NOT NULL GROUP BY group_id;
      INSERT INTO deduplications
      SELECT queue, deduplication_id, id, number, \(now) + number FROM messages
      WHERE deduplication_id IS NOT NULL;
      """)
  }
}

/// Counts the steps of SQLite's virtual machine.
private struct StepCounter {
  private let connection: Connection

  init(_ connection: Connection) { self.connection = connection }

  func count(_ body: () throws -> Void) rethrows -> Int {
    let count = Count()
    return try withExtendedLifetime(count) {
      sqlite3_progress_handler(
        connection.handle, 1,
        { context in
          guard let context else { return 0 }
          Unmanaged<Count>.fromOpaque(context).takeUnretainedValue().value += 1
          return 0
        }, Unmanaged.passUnretained(count).toOpaque())
      defer { sqlite3_progress_handler(connection.handle, 0, nil, nil) }
      try body()
      return count.value
    }
  }

  private final class Count {
    var value = 0
  }
}
