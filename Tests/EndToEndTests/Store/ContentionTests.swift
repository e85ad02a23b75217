import EventSourcing
import EventsSolution
import StoreConformance
import Testing

@Suite("The reference and two processes on one file")
struct ContentionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("Two processes write to the same streams for ten seconds, and neither loses anything")
  func twoWriters() async throws {
    let clerks = [
      try ClerkChild(at: folder.bank, in: folder, seconds: 10),
      try ClerkChild(at: folder.bank, in: folder, seconds: 10),
    ]
    var ledger = Ledger()
    var last: [String: Acknowledgement] = [:]
    var conflicts = 0
    var reports: [ClerkChild.Report] = []
    for clerk in clerks { reports.append(try await clerk.report()) }
    try await ledger.read(folder.bank)
    for report in reports {
      #expect(report.status == 0, "\(report.errors)")
      // One of them had its turn, too: that is a tenth of all appends at least.
      #expect(report.acknowledgements.count > ledger.events.count / 20)
      conflicts += report.conflicts ?? 0
      try ledger.expect(report.acknowledgements)
      for said in report.acknowledgements {
        let stream = said.stream.description
        if said.version > last[stream]?.version ?? 0 { last[stream] = said }
      }
    }
    #expect(ledger.events.count == 2 * reports.map(\.acknowledgements.count).reduce(0, +))
    #expect(ledger.total == last.values.map(\.balance).reduce(.zero, &+))
    #expect(conflicts > 0)
    try ledger.expectTable(at: folder.bank)
  }

  @Test("Several processes create the same file at the same moment")
  func sameNewFile() async throws {
    for round in 0..<25 {
      let path = folder.path("new-\(round).sqlite3")
      let clerks = try (0..<8).map { _ in try ClerkChild(at: path, in: folder, seconds: 0) }
      for clerk in clerks {
        let report = try await clerk.report()
        try #require(report.status == 0, "in round \(round): \(report.errors)")
      }
    }
  }
}
