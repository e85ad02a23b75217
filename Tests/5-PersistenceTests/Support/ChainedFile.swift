import EventSourcing
import Persistence
import SQLite
import StoreConformance

/// A file with a few notes, which is changed behind the store's back.
struct ChainedFile {
  let file: BankFile
  /// The hash of each event.
  let hashes: [EventHash]

  /// Records `count` notes in one stream, each in a separate append.
  init(noteCount count: Int = 5) async throws {
    file = try BankFile()
    let store = try file.quickStore()
    for number in 0..<count {
      let note = NewEvent(
        id: CountedEventIDs.id(numbered: UInt64(number + 40)), event: Note("note \(number)"),
        metadata: EventMetadata(
          correlationID: CorrelationID(rawValue: "request \(number)"), causationID: nil))
      try await store.append([note], to: .first, expecting: .exactly(number))
    }
    hashes = try file.hashes()
  }

  /// Runs `sql` without triggers and `CHECK` constraints.
  func tamper(_ sql: String) throws { try file.tamper(sql) }

  func verify(notedHead: EventHash? = nil, pageSize: Int = 2) throws -> LogReport {
    try verifyLog(at: file.path, notedHead: notedHead, pageSize: pageSize)
  }
}

extension BankFile {
  /// Runs `sql` without triggers and `CHECK` constraints.
  func tamper(_ sql: String) throws {
    let shell = try look()
    let triggers = try shell.run("SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
      $0.text(0)
    }
    for trigger in triggers { try shell.execute("DROP TRIGGER \(trigger)") }
    try shell.execute("PRAGMA ignore_check_constraints = ON")
    try shell.execute(sql)
  }

  /// The hashes in the file, in the order of the positions.
  func hashes() throws -> [EventHash] {
    try look().run("SELECT lower(hex(hash)) FROM events ORDER BY position") { row in
      EventHash(row.text(0))
    }.compactMap { $0 }
  }
}
