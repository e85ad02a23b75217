import EventSourcing
import ExerciseSupport
import Foundation
import SQLite
import StoreConformance
import Testing

@testable import Persistence

@Suite("Stage 5: Verifying a log")
struct VerificationTests {
  @Test("An unchanged log verifies, and has a head", .exercise("5.7"))
  func verifies() async throws {
    let log = try await ChainedFile()
    let report = try log.verify()
    #expect(report.fault == nil)
    #expect(report.eventCount == 5 && report.position == GlobalPosition(rawValue: 5))
    #expect(Set(log.hashes).count == 5 && report.head == log.hashes.last)
  }

  @Test("A log without events verifies, and its head is zero", .exercise("5.4"))
  func verifiesNothing() throws {
    let file = try BankFile()
    _ = try Connection.eventStore(at: file.path)
    let report = try verifyLog(at: file.path, notedHead: .start)
    #expect(report.fault == nil && report.eventCount == 0 && report.head == .start)
    #expect(report.positionOfNotedHead == .start)
  }

  @Test(
    "A change of any column is detected", .exercise("5.7"),
    arguments: [
      "stream = 'notes-2'", "version = 30", "id = '00000000-0000-4000-8000-0000000000ff'",
      "type = 'Moted'", "shape = 2", "data = '{\"text\":\"note 20\"}'",
      "correlation_id = 'request 20'", "correlation_id = NULL", "causation_id = ''",
      "recorded_at = recorded_at + 1", "hash = randomblob(32)", "hash = x''",
      "position = 30",
    ])
  func findsChange(assignment: String) async throws {
    let log = try await ChainedFile()
    try log.tamper("UPDATE events SET \(assignment) WHERE position = 3")
    let report = try log.verify()
    let isMoved = assignment == "position = 30"
    let expected = LogReport.Fault(
      position: GlobalPosition(rawValue: isMoved ? 4 : 3),
      kind: isMoved ? .missing(3...3) : .changed)
    #expect(report.fault == expected && report.eventCount == 2 && report.head == log.hashes[1])
  }

  @Test("Text is compared byte by byte, even invalid text", .exercise("5.7"))
  func findsBytes() async throws {
    let log = try await ChainedFile()
    let store = try log.file.quickStore()
    try await store.append(
      [NewEvent(id: .coin(6), event: Note("\u{FFFD}"))], to: .first, expecting: .exactly(5))
    try log.tamper(
      """
      UPDATE events SET data = CAST(replace(CAST(data AS BLOB), x'EFBFBD', x'FF') AS TEXT)
      WHERE position = 6
      """)
    let texts = try log.file.look().run("SELECT data FROM events WHERE position = 6") {
      $0.validText(0)
    }
    #expect(texts == [nil])
    #expect(try log.verify().fault?.kind == .changed)
  }

  @Test(
    "Removed events are detected, in the middle and at the end", .exercise("5.7"),
    arguments: [1...1, 1...2, 2...2, 3...4, 5...5, 4...5, 1...5])
  func findsRemoval(positions: ClosedRange<Int>) async throws {
    let log = try await ChainedFile()
    try log.tamper(
      """
      DELETE FROM events WHERE position BETWEEN \(positions.lowerBound) AND \(positions.upperBound)
      """)
    let report = try log.verify()
    #expect(report.fault?.kind == .missing(positions))
    #expect(report.eventCount == positions.lowerBound - 1)
  }

  @Test(
    "Two events that have changed places are found, with their hashes or without",
    .exercise("5.7"), arguments: [(1, 2), (2, 5), (4, 5)], [false, true])
  func findsExchange(_ places: (Int, Int), withHashes: Bool) async throws {
    let log = try await ChainedFile()
    let (first, second) = places
    try log.tamper(
      """
      UPDATE events SET position = 99 WHERE position = \(first);
      UPDATE events SET position = \(first) WHERE position = \(second);
      UPDATE events SET position = \(second) WHERE position = 99;
      """)
    if !withHashes {
      try log.tamper(
        [first, second].map {
          "UPDATE events SET hash = x'\(log.hashes[$0 - 1])' WHERE position = \($0);"
        }.joined())
    }
    let report = try log.verify()
    let expected = LogReport.Fault(
      position: GlobalPosition(rawValue: first),
      kind: .exchanged(with: GlobalPosition(rawValue: second)))
    #expect(report.fault == expected && report.eventCount == first - 1)
  }

  @Test("Two exchanged hashes are found", .exercise("5.7"))
  func findsExchangedHashes() async throws {
    let log = try await ChainedFile()
    try log.tamper(
      """
      UPDATE events SET hash = x'\(log.hashes[3])' WHERE position = 2;
      UPDATE events SET hash = x'\(log.hashes[1])' WHERE position = 4;
      """)
    #expect(
      try log.verify().fault?.kind == .exchanged(with: GlobalPosition(rawValue: 4)))
  }

  @Test("An event inserted by another program is detected", .exercise("5.7"))
  func findsInsertion() async throws {
    let log = try await ChainedFile()
    try log.file.look().insertEvent(stream: "notes-1", version: 6)
    let store = try log.file.quickStore()
    try await store.append([7].notes, to: .first, expecting: .exactly(6))
    let report = try log.verify()
    #expect(
      report.fault == LogReport.Fault(position: GlobalPosition(rawValue: 6), kind: .unhashed))
    #expect(report.eventCount == 5)
  }

  @Test("An event inserted into a gap is detected", .exercise("5.7"))
  func findsGapFiller() async throws {
    let log = try await ChainedFile()
    try log.tamper(
      """
      CREATE TEMP TABLE copy AS SELECT * FROM events WHERE position = 3;
      DELETE FROM events WHERE position = 3;
      UPDATE copy SET data = '{"text":"forged"}', id = '00000000-0000-4000-8000-0000000000ff';
      INSERT INTO events SELECT * FROM copy;
      """)
    #expect(
      try log.verify().fault
        == LogReport.Fault(position: GlobalPosition(rawValue: 3), kind: .changed)
    )
  }
}

@Suite("Stage 5: A noted head")
struct NotedHeadTests {
  @Test("An event whose hash is a noted head is found at its position", .exercise("5.7"))
  func finds() async throws {
    let log = try await ChainedFile()
    for (index, hash) in log.hashes.enumerated() {
      let report = try log.verify(notedHead: hash)
      #expect(report.positionOfNotedHead == GlobalPosition(rawValue: index + 1))
    }
  }

  @Test("A noted head reveals that the end was cut off", .exercise("5.7"))
  func findsCut() async throws {
    let log = try await ChainedFile()
    try log.tamper(
      """
      DELETE FROM events WHERE position > 3;
      UPDATE sqlite_sequence SET seq = 3 WHERE name = 'events';
      """)
    let report = try log.verify(notedHead: log.hashes[4])
    #expect(report.fault == nil && report.positionOfNotedHead == nil)
    let earlier = try log.verify(notedHead: log.hashes[2])
    #expect(earlier.positionOfNotedHead == GlobalPosition(rawValue: 3))
  }

  @Test("A noted head reveals a rewritten log", .exercise("5.7"))
  func findsRewriting() async throws {
    let log = try await ChainedFile()
    try log.tamper(#"UPDATE events SET data = '{"text":"forged"}' WHERE position = 2"#)
    try HashChain(in: try log.file.look()).fill()
    let report = try log.verify(notedHead: log.hashes[4])
    #expect(report.fault == nil && report.eventCount == 5 && report.positionOfNotedHead == nil)
    let untouched = try log.verify(notedHead: log.hashes[0])
    #expect(untouched.positionOfNotedHead == GlobalPosition(rawValue: 1))
  }
}
