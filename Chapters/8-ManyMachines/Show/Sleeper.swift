import ChapterSupport
import EventSourcing
import ManyMachines
import Postgres
import ScratchPostgres

/// A process that has a lease is paused until another one has it, and then goes on.
func showSleeper(on server: ScratchPostgres) async {
  await part("The sleeper wakes", exercises: ["8.12", "8.13"]) {
    let database = try await server.database()
    let (one, two) = (try await database.connect(), try await database.connect())
    try await PostgresSchema.install(on: one)
    try await one.run("CREATE TABLE balances (account bigint PRIMARY KEY, cents bigint)")
    guard
      let first = try await LeaseTable(on: one).acquire(
        "balances", holder: "machine 1", for: .seconds(10))
    else { return print("  machine 1 got no lease") }
    _ = try await FencedCheckpoints(on: one).claim(first)
    print("  machine 1 has the lease, with token \(first.token); it is paused for a minute")
    // A minute passes, for the server.
    try await two.run("UPDATE leases SET expires_at = clock_timestamp() - interval '50 seconds'")
    guard
      let second = try await LeaseTable(on: two).acquire(
        "balances", holder: "machine 2", for: .seconds(10))
    else { return print("  machine 2 got no lease") }
    let checkpoints = FencedCheckpoints(on: two)
    _ = try await checkpoints.claim(second)
    print("  machine 2 takes it, with token \(second.token)")
    try await checkpoints.move(
      to: GlobalPosition(rawValue: 41), holding: second,
      running: [PostgresStatement("INSERT INTO balances VALUES (1, 10000)")])
    print("  machine 2 writes account 1, and moves the checkpoint to 41")
    do {
      try await FencedCheckpoints(on: one).move(
        to: GlobalPosition(rawValue: 17), holding: first,
        running: [PostgresStatement("UPDATE balances SET cents = 2500")])
      print("  machine 1 wakes up, and overwrites it")
    } catch {
      print("  machine 1 wakes up, and gets: \(error)")
    }
    let rows = try await two.run("SELECT cents FROM balances")
    print("  account 1 has \(rows.first?.integer(0) ?? 0) cents")
    for session in [one, two] { await session.close() }
  }
}
