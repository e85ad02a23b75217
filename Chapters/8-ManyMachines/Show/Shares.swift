import ChapterSupport
import CommandHandlers
import EventSourcing
import Events
import ManyMachines
import Postgres
import ScratchPostgres

/// Three workers share a log, and one of them leaves.
func showShares(on server: ScratchPostgres) async {
  await part("Three workers, twelve slots", exercises: ["8.12", "8.13", "8.14"]) {
    let database = try await server.database()
    let bank = try await Machine(on: database)
    let session = try await database.connect()
    try await session.run(
      "CREATE TABLE last_versions (stream text PRIMARY KEY, version bigint, worker text)")
    var workers: [GroupMember] = []
    for name in ["ada", "bob", "cleo"] {
      workers.append(worker(name, of: bank.store, on: try await database.connect()))
      try await workers[workers.count - 1].join()
    }
    // Each of them has to know all members before it takes its slots.
    try await work(&workers)
    try await deposit(from: 1, at: bank)
    try await work(&workers)
    print("  three workers: \(try await shares(on: session))")
    try await workers[1].leave()
    workers.remove(at: 1)
    print("  bob leaves, and each account gets another deposit")
    try await deposit(from: 2, at: bank)
    try await work(&workers)
    print("  two workers:   \(try await shares(on: session))")
    let row = try await session.run(
      "SELECT count(*), min(version), max(version) FROM last_versions"
    ).first
    print(
      "  \(row?.integer(0) ?? 0) streams, each applied in order up to version \(row?.integer(1) ?? 0)"
    )
    await session.close()
    await bank.store.close()
  }
}

/// The number of the deposit that each of 30 accounts gets.
private func deposit(from number: Int, at bank: Machine) async throws {
  _ = try await together(30) { account in
    let id = AccountID(rawValue: account + 1)
    if number == 1 { try await bank.ask(.open(id), of: id, id: "open \(id)") }
    try await bank.ask(.deposit(id, Money(cents: 1_00)), of: id, id: "deposit \(number) of \(id)")
  }
}

/// Applies an event only after the one before it in its stream; a stream out of order would stay
/// behind.
private func worker(
  _ name: String, of log: any EventStore, on session: any PostgresSession
) -> GroupMember {
  GroupMember(name, of: "versions", sharing: WorkShare(slotCount: 12), log: log, on: session) {
    event in
    [
      PostgresStatement(
        """
        INSERT INTO last_versions AS last VALUES ($1, $2, $3)
        ON CONFLICT (stream) DO UPDATE SET version = excluded.version, worker = excluded.worker
        WHERE last.version = excluded.version - 1
        """, .text(event.stream.description), .integer(event.version), .text(name))
    ]
  }
}

/// Lets the workers take turns until none has seen an event for two rounds: in the first one, slots
/// change hands.
private func work(_ workers: inout [GroupMember]) async throws {
  var idleRounds = 0
  while idleRounds < 2 {
    var count = 0
    for index in workers.indices { count += try await workers[index].round() }
    idleRounds = count == 0 ? idleRounds + 1 : 0
  }
}

/// Who applied the last event of how many streams.
private func shares(on session: any PostgresSession) async throws -> String {
  try await session.run(
    "SELECT worker, count(*) FROM last_versions GROUP BY worker ORDER BY worker"
  )
  .map { "\($0.text(0)) \($0.integer(1))" }.joined(separator: ", ")
}
