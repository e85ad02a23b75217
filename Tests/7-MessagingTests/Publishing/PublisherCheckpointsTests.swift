import EventSourcing
import Foundation
import Messaging
import Persistence
import SQLite
import StoreConformance
import TestStores
import Testing

@Suite("Stage 7: Checkpoint and lease")
struct PublisherCheckpointsTests {
  enum Kind: CaseIterable { case memory, file }

  private let folder: TemporaryFolder
  private let now = Date.letterTime

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appending(path: "bank.sqlite3-publisher").path }

  private func checkpoints(_ kind: Kind) throws -> any PublisherCheckpoints {
    switch kind {
    case .memory: InMemoryPublisherCheckpoints()
    case .file: try PublisherFile(path: path)
    }
  }

  private func aside(_ position: Int, _ reason: String = "too long") -> SetAsideMessage {
    SetAsideMessage(
      eventID: CountedEventIDs.id(numbered: UInt64(position)),
      position: GlobalPosition(rawValue: position), stream: .box("a"), reason: reason,
      time: now + 0.25)
  }

  private func position(_ value: Int) -> GlobalPosition { GlobalPosition(rawValue: value) }

  @Test("A lease is taken by one, until it ends or is given back", arguments: Kind.allCases)
  func takes(kind: Kind) async throws {
    let checkpoints = try checkpoints(kind)
    let first = try await checkpoints.takeLease(for: "first", until: now + 10, at: now)
    #expect(first == PublisherLease(holder: "first", token: 1, end: now + 10))
    await #expect(throws: LeaseTaken(lease: first)) {
      try await checkpoints.takeLease(for: "second", until: now + 12, at: now + 2)
    }
    let second = try await checkpoints.takeLease(for: "second", until: now + 20, at: now + 10)
    #expect(second.token == 2)
    try await checkpoints.giveBack(first)
    await #expect(throws: LeaseTaken(lease: second)) {
      try await checkpoints.takeLease(for: "third", until: now + 30, at: now + 11)
    }
    try await checkpoints.giveBack(second)
    #expect(try await checkpoints.progress.lease == nil)
    let third = try await checkpoints.takeLease(for: "third", until: now + 30, at: now + 11)
    #expect(third.token == 3)
    #expect(try await checkpoints.progress.lease == third)
  }

  @Test("An older lease can neither be extended nor move the checkpoint", arguments: Kind.allCases)
  func fences(kind: Kind) async throws {
    let checkpoints = try checkpoints(kind)
    let old = try await checkpoints.takeLease(for: "first", until: now + 10, at: now)
    try await checkpoints.save(position(5), settingAside: [], holding: old)
    let new = try await checkpoints.takeLease(for: "first", until: now + 30, at: now + 20)
    await #expect(throws: LeaseLost()) {
      try await checkpoints.save(position(9), settingAside: [aside(7)], holding: old)
    }
    await #expect(throws: LeaseLost()) { try await checkpoints.extend(old, until: now + 40) }
    #expect(
      try await checkpoints.progress
        == PublisherProgress(position: position(5), lease: new, setAsideCount: 0))
    #expect(try await checkpoints.extend(new, until: now + 40).end == now + 40)
  }

  @Test(
    "The checkpoint never goes back, and what was set aside is there once", arguments: Kind.allCases
  )
  func saves(kind: Kind) async throws {
    let checkpoints = try checkpoints(kind)
    let lease = try await checkpoints.takeLease(for: "first", until: now + 10, at: now)
    try await checkpoints.save(position(5), settingAside: [aside(7), aside(9)], holding: lease)
    try await checkpoints.save(position(4), settingAside: [aside(7, "again")], holding: lease)
    let progress = try await checkpoints.progress
    #expect(progress.position == position(5))
    #expect(progress.setAsideCount == 2)
    #expect(try await checkpoints.setAsideMessages(limit: 10) == [aside(9), aside(7)])
    #expect(try await checkpoints.setAsideMessages(limit: 1) == [aside(9)])
  }

  @Test("Two processes share a file")
  func shares() async throws {
    let (first, second) = (try checkpoints(.file), try checkpoints(.file))
    let lease = try await first.takeLease(for: "first", until: now + 10, at: now)
    await #expect(throws: LeaseTaken(lease: lease)) {
      try await second.takeLease(for: "second", until: now + 10, at: now)
    }
    try await first.save(position(5), settingAside: [aside(4)], holding: lease)
    #expect(try await second.progress.position == position(5))
    let reopened = try await checkpoints(.file).progress
    #expect(reopened == PublisherProgress(position: position(5), lease: lease, setAsideCount: 1))
  }

  @Test("A file of another program is refused, and not changed")
  func refuses() throws {
    let other = try Connection(path: path)
    try other.execute("CREATE TABLE recipes (name TEXT)")
    #expect(throws: StorageError.foreignFile) { try PublisherFile(path: path) }
    try other.execute("DROP TABLE recipes")
    try other.execute("PRAGMA application_id = \(0x4241_4E50); PRAGMA user_version = 7")
    #expect(throws: StorageError.fromTheFuture(version: 7)) { try PublisherFile(path: path) }
    #expect(throws: StorageError.noFile) { try PublisherFile(path: "") }
  }
}
