import EventSourcing
import EventsSolution
import Foundation
import SQLite
import Testing

@testable import PersistenceSolution

@Suite("The reference and full disks")
struct FullDiskTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("With a full file, every acknowledged append is there, and nothing else")
  func full() async throws {
    let connection = try Connection.eventStore(at: folder.bank)
    let pages = try connection.integer("PRAGMA page_count")
    try connection.execute("PRAGMA max_page_count = \(pages + 8)")
    let writer = GroupCommit<AppendResult>(connection)
    var acknowledged: Set<String> = []
    var errors: Set<StorageError> = []
    for group in 0..<20 {
      for (account, error) in try await open(group * 10 + 1...group * 10 + 10, by: writer) {
        if let error { errors.insert(error) } else { acknowledged.insert("\(account)") }
      }
    }
    #expect(!acknowledged.isEmpty && errors == [.full])
    let store = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    let log = try await store.readAll(after: .start, limit: .max)
    #expect(Set(log.map(\.stream.id)) == acknowledged)
    #expect(log.map(\.version) == acknowledged.flatMap { _ in [1, 2] })
    // Here there is room: this connection has no limit.
    #expect(
      try await store.append(.opening(1_000), to: .opened(1_000), expecting: .noStream).version == 2
    )
  }

  /// Opens accounts, all at once, so that some of them share a transaction.
  private func open(
    _ accounts: ClosedRange<Int>, by writer: GroupCommit<AppendResult>
  ) async throws -> [(account: Int, error: StorageError?)] {
    try await withThrowingTaskGroup(of: (Int, StorageError?).self) { tasks in
      for account in accounts {
        tasks.addTask {
          let rows = try [NewEvent].opening(account).map {
            EventRow(
              id: $0.id, stored: try EventCodec.accounts.encode($0.event), metadata: $0.metadata)
          }
          do {
            _ = try await writer.run {
              try EventTable(connection: $0).append(
                rows, to: .opened(account), expecting: .noStream, at: .distantPast)
            }
            return (account, nil)
          } catch let error as StorageError {
            return (account, error)
          }
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
  }

  @Test("With a file size limit, every acknowledged append is there, and no incomplete one")
  func limited() async throws {
    let limit = ["sh", "-c", #"trap "" XFSZ; ulimit -f 512; exec "$@""#, "sh"]
    let report = try await ClerkChild(at: folder.bank, in: folder, by: limit).report()
    #expect(report.status == 1)
    // An append, or the table of accounts, has run into the limit first.
    let errors: [any Error] = [
      UncertainAppend(reason: "\(StorageError.diskTrouble)"), StorageError.diskTrouble,
    ]
    #expect(errors.map { "The clerk stops: \($0)\n" }.contains(report.errors))
    try await expectPromises(of: report, at: folder.bank)
  }

  @Test(
    "With a full disk, every acknowledged append is there, and no incomplete one",
    .enabled(
      if: SmallDisk.isPossible,
      "Mounting a small disk takes Linux and the right to do so; the two tests above need neither.")
  )
  func smallDisk() async throws {
    let disk = try SmallDisk(in: folder)
    let report = try await ClerkChild(at: disk.bank, in: folder, by: disk.wrapper).report()
    #expect(report.status == 1)
    #expect(report.errors == "The clerk stops: \(StorageError.full)\n")
    try await expectPromises(of: report, at: disk.savedBank)
  }

  /// Makes sure that what a clerk has promised is kept, and that the next one can go on.
  private func expectPromises(of report: ClerkChild.Report, at path: String) async throws {
    #expect(!report.acknowledgements.isEmpty)
    var ledger = Ledger()
    try await ledger.read(path)
    try ledger.expect(report.acknowledgements)
    try ledger.expectTable(at: path)
    let next = try await ClerkChild(at: path, in: folder, seconds: 1).report()
    #expect(next.status == 0, "\(next.errors)")
    try await ledger.read(path)
    try ledger.expect(report.acknowledgements + next.acknowledgements)
  }
}
