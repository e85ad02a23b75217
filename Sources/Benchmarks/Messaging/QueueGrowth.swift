import Messaging
import SQLite

extension Benchmark {
  static let growthOfQueue = growth(
    "queue", "message sent, received and deleted, synced"
  ) { bench, count in
    try await costOfMessage(in: QueueBench.name, holding: count, on: bench)
  }

  static let growthOfGroups = growth(
    "queue-fifo", "the same in a FIFO queue, groups of ten"
  ) { bench, count in
    try await costOfMessage(in: "\(QueueBench.name).fifo", holding: count, on: bench)
  }

  private static func costOfMessage(
    in name: String, holding count: Int, on bench: Workbench
  ) async throws -> Double {
    let path = bench.newPath()
    _ = try await QueueBench(path: path, name: name)
    let isFIFO = name.hasSuffix(".fifo")
    try fill(path, with: count, isFIFO: isFIFO)
    let queue = try await QueueBench(path: path, name: name).queue
    return try await medianCost(of: bench.count(1_000)) { index in
      let message = OutgoingMessage(
        body: "new", group: isFIFO ? "g\(index)" : nil, deduplicationID: isFIFO ? "\(index)" : nil)
      try await queue.sendAll([message])
      guard let delivery = try await queue.receive(ReceiveRequest()).first else {
        throw WrongResult("the queue is empty")
      }
      try await queue.delete(delivery.handle)
    }
  }

  /// Stores `count` messages in groups of ten, of which every tenth one is in flight.
  private static func fill(_ path: String, with count: Int, isFIFO: Bool) throws {
    let connection = try Connection(path: path)
    connection.waitForLocks(atMost: .seconds(10))
    try connection.execute(
      """
      PRAGMA synchronous = OFF;
      BEGIN IMMEDIATE;
      WITH RECURSIVE
        n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < \(count)),
        time (now) AS (SELECT unixepoch() * 1000)
      INSERT INTO messages (queue, id, body, group_id, deduplication_id, sent_at, expires_at,
        visible_at, receive_count, receipt)
      SELECT 1, 'm' || i, 'body', iif(\(isFIFO ? 1 : 0), 'g' || (i / 10), NULL),
        iif(\(isFIFO ? 1 : 0), 'd' || i, NULL), now, now + 86400000,
        iif(i / 10 % 10 = 1, now + 40000000 + i, now), i / 10 % 10 = 1, iif(i / 10 % 10 = 1, 1, NULL)
      FROM n, time;
      INSERT INTO groups (queue, id, head, free_at)
      SELECT queue, group_id, min(number), iif(max(receive_count), max(visible_at), 0)
      FROM messages WHERE group_id IS NOT NULL GROUP BY group_id;
      INSERT INTO deduplications
      SELECT queue, deduplication_id, id, number, sent_at + 300000 FROM messages
      WHERE deduplication_id IS NOT NULL;
      COMMIT;
      PRAGMA wal_checkpoint(TRUNCATE);
      """)
  }
}
