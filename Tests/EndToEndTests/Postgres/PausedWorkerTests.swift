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
  /// It goes on until a sleeper was refused, but not for longer than this.
  private static let rounds = 6...20

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
    let refusals = try await pause(workers, seenBy: session)
    isOver.change { $0 = true }
    let count = try await deposits
    #expect(refusals > 0, "No sleeper tried to write.")
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

  /// Pauses the holder again and again, until the other one has taken over. Returns how often a
  /// sleeper was refused.
  private func pause(
    _ workers: [Program], seenBy session: PostgresConnection
  ) async throws -> Int {
    var random = Seed.generator(for: 890)
    var before = Checkpoint()
    for round in 1...Self.rounds.upperBound {
      if round == 1 { before = try await next(after: before, seenBy: session) }
      try await Task.sleep(for: .milliseconds(Int.random(in: 0...50, using: &random)))
      let sleeper = try #require(workers.first { before.holder.hasPrefix("\($0.processID) ") })
      sleeper.send(signal: SIGSTOP)
      before = try await next(after: before, seenBy: session)
      sleeper.send(signal: SIGCONT)
      if round >= Self.rounds.lowerBound, refusals(of: workers) > 0 { break }
    }
    return refusals(of: workers)
  }

  private func refusals(of workers: [Program]) -> Int {
    workers.reduce(0) { $0 + $1.reported.ranges(of: "nothing was written").count }
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
      let row = try await session.run(
        """
        SELECT holder, token, position FROM checkpoints JOIN leases USING (name, token)
        WHERE name = 'balances'
        """
      ).first
      guard let row else { return false }
      found = Checkpoint(holder: row.text(0), token: row.integer(1), position: row.integer(2))
      // Also while no worker is awake.
      #expect(found.token >= before.token && found.position >= before.position)
      return found.holder != before.holder && found.position > before.position
    }
    return found
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
