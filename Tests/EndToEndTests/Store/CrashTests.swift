import EventSourcing
import EventsSolution
import PersistenceSolution
import ReadModelsSolution
import StoreConformance
import Testing

@Suite("The reference and killed processes")
struct CrashTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A process is killed 200 times while it writes, and no append is lost or incomplete")
  func kills() async throws {
    var random = Seed.generator(for: 500)
    var ledger = Ledger()
    var unchecked: [Acknowledgement] = []
    var all: [Acknowledgement] = []
    for _ in 0..<200 {
      // Now and then he is killed while he still opens the file.
      let count = max(Int.random(in: -3...20, using: &random), 0)
      let delay = Duration.microseconds(
        Int.random(in: 0...(count == 0 ? 40_000 : 3_000), using: &random))
      unchecked += try await ClerkChild(at: folder.bank, in: folder).life(
        untilKilledAfter: count, and: delay)
      // In half of the cases it is the next clerk who finds what the dead one has left behind.
      guard Bool.random(using: &random) else { continue }
      try await ledger.read(folder.bank)
      try ledger.expect(unchecked)
      try ledger.expectTable(at: folder.bank)
      all += unchecked
      unchecked = []
    }
    try await ledger.read(folder.bank)
    try ledger.expect(all + unchecked)
    try await expectAgreement(ledger)
  }

  /// Makes sure that the table of accounts, as the dead have left it, comes to the same as one that
  /// is made from nothing.
  private func expectAgreement(_ ledger: Ledger) async throws {
    var ledger = ledger
    let store = try SQLiteEventStore(path: folder.bank, codec: .accounts)
    let projection = try DurableProjection<AccountTable>(path: folder.bank)
    try ledger.expectTable(at: folder.bank)
    try await projection.catchUp(with: store)
    try ledger.expectTable(at: folder.bank)
    let kept = try projection.read { try AccountTable.rows(of: $1, in: $0) }
    try await projection.rebuild(from: store)
    let rebuilt = try projection.read { try AccountTable.rows(of: $1, in: $0) }
    #expect(kept == rebuilt)
    #expect(kept.reduce(.zero) { $0 &+ $1.balance } == ledger.total)
  }
}
