import ChapterSupport
import EventSourcing
import EventsSolution
import Foundation
import ManyMachinesSolution
import PersistenceSolution
import Postgres
import ScratchPostgres
import StoreConformance
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Two workers with one lease, of which one is paused")
struct PausedWorkerTests {
  private static let lease = 1
  private static let rounds = 6

  private let folder: TemporaryFolder
  private let database: ScratchDatabase

  init() async throws {
    folder = try TemporaryFolder()
    database = try await ScratchPostgres.shared().database()
  }

  /// How the workers reach the database.
  enum Way: CaseIterable {
    case directly, throughPooler
  }

  @Test(
    "A holder that wakes too late moves no checkpoint, and each event counts once",
    arguments: Way.allCases)
  func sleepers(way: Way) async throws {
    let pooler = way == .directly ? nil : try await pooler()
    let codec = EventCodec([Account.Event.self], upcasters: [.depositsInCents])
    let store = try await PostgresEventStore.open(codec: codec) { try await database.connect() }
    let isOver = Watched(false)
    async let deposits = deposit(in: store, until: isOver)
    let session = try await database.connect()
    let address = pooler?.address ?? database.address
    let workers = try [startWorker(at: address), startWorker(at: address)]
    defer { for worker in workers where worker.isRunning { worker.send(signal: SIGKILL) } }
    try await pause(workers, seenBy: session)
    try await eventually("a sleeper that wanted to write was refused") {
      workers.contains { $0.reported.contains("nothing was written") }
    }
    isOver.change { $0 = true }
    let count = try await deposits
    try await eventually("the checkpoint is at the end") {
      try await session.run(
        "SELECT FROM checkpoints WHERE position = (SELECT max(position) FROM events)"
      ).count == 1
    }
    #expect(try await session.run("SELECT sum(cents)::bigint FROM balances")[0].integer(0) == count)
    for worker in workers {
      worker.send(signal: SIGTERM)
      _ = try await worker.end()
    }
    await session.close()
    await store.close()
    await pooler?.remove()
  }

  /// Its sessions are fewer than those that the workers ask for.
  private func pooler() async throws -> ScratchPooler {
    let server = try await ScratchPostgres.shared().server
    return try await ScratchPooler.start(
      before: server, database: database.name, sessionCount: 3)
  }

  /// Pauses the holder again and again, until the other one has taken over: first at any moment, and at
  /// last while it reads what it will write.
  private func pause(
    _ workers: [Program], seenBy session: PostgresConnection
  ) async throws {
    var random = Seed.generator(for: 890)
    var before = try await next(after: Checkpoint(), seenBy: session)
    for _ in 1...Self.rounds {
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...50, using: &random)))
      let sleeper = try program(of: before.holder, among: workers)
      sleeper.send(signal: SIGSTOP)
      before = try await next(after: before, seenBy: session)
      sleeper.send(signal: SIGCONT)
    }
    let blocker = try await database.connect()
    before = try await holderThatReads(blockedBy: blocker, seenBy: session)
    let sleeper = try program(of: before.holder, among: workers)
    sleeper.send(signal: SIGSTOP)
    await blocker.close()
    before = try await next(after: before, seenBy: session)
    sleeper.send(signal: SIGCONT)
  }

  private func program(of holder: String, among workers: [Program]) throws -> Program {
    try #require(workers.first { holder.hasPrefix("\($0.processID) ") })
  }

  /// Lets `blocker` lock the log, until the holder wants to read events that it hasn't applied.
  private func holderThatReads(
    blockedBy blocker: PostgresConnection, seenBy session: PostgresConnection
  ) async throws -> Checkpoint {
    var found = Checkpoint()
    try await eventually("the holder has something to read") {
      try await blocker.run("BEGIN")
      try await blocker.run("LOCK TABLE events IN ACCESS EXCLUSIVE MODE")
      try await eventually("the holder reads") {
        try await session.run(
          """
          SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
          WHERE relation = 'events'::regclass AND NOT granted AND query NOT LIKE '%append_events%'
          """
        ).count > 0
      }
      let last = try await blocker.run("SELECT max(position) FROM events")[0].integer(0)
      if let checkpoint = try await checkpoint(seenBy: session), checkpoint.position < last {
        found = checkpoint
        return true
      }
      try await blocker.run("COMMIT")
      return false
    }
    return found
  }

  private struct Checkpoint {
    var holder = ""
    var token = 0
    var position = 0
  }

  /// Waits until a holder has moved the checkpoint that is not the one of `before`.
  private func next(
    after before: Checkpoint, seenBy session: PostgresConnection
  ) async throws -> Checkpoint {
    var found = before
    let (limit, pause) = (Duration.seconds(60), Duration.milliseconds(5))
    try await eventually("another worker moves the checkpoint", within: limit, every: pause) {
      guard let now = try await checkpoint(seenBy: session) else { return false }
      found = now
      // Also while no worker is awake.
      #expect(found.token >= before.token && found.position >= before.position)
      return found.holder != before.holder && found.position > before.position
    }
    return found
  }

  /// The holder's checkpoint; `nil` while a holder hasn't claimed it.
  private func checkpoint(seenBy session: PostgresConnection) async throws -> Checkpoint? {
    try await session.run(
      """
      SELECT holder, token, position FROM checkpoints JOIN leases USING (name, token)
      WHERE name = 'balances'
      """
    ).first.map {
      Checkpoint(holder: $0.text(0), token: $0.integer(1), position: $0.integer(2))
    }
  }

  private func startWorker(at address: PostgresAddress) throws -> Program {
    let host = address.hosts[0]
    let worker = try Program(
      BuiltProgram.url(of: "Chapter8").path, ["worker"], folder: folder.url,
      environment: [
        "DATABASE_URL":
          "host=\(host.name) port=\(host.port) user=bank dbname=\(database.name)",
        "LEASE": "\(Self.lease)",
        "PREPARED_STATEMENTS": address == database.address ? "on" : "off",
      ]
    ) { folder.url.appending(path: "\(UUID()).log") }
    try worker.start()
    return worker
  }

  /// Deposits a cent into one of ten accounts, again and again, and returns how many there were.
  private func deposit(
    in store: PostgresEventStore, until isOver: Watched<Bool>
  ) async throws -> Int {
    var count = 0
    while !isOver.value, !Task.isCancelled {
      let account = AccountID(rawValue: count % 10 + 1)
      let event = Account.Event.deposited(accountID: account, amount: Money(cents: 1))
      try await store.append(
        [NewEvent(id: RandomEventIDs().next(), event: event)],
        to: Account.stream(of: account), expecting: .any)
      count += 1
      // A worker keeps up with this, also on a busy machine.
      try await Task.sleep(for: .milliseconds(2))
    }
    return count
  }
}
