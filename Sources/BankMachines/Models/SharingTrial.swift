import EventSourcing
import ManyMachines
import Postgres

/// Finds out whether leases and checkpoints can be used: they are the exercises 8.12 and 8.13.
enum SharingTrial {
  /// Takes a lease, moves a checkpoint and gives the lease back, in a transaction that is undone.
  ///
  /// Returns why that isn't possible; `nil` when it is.
  ///
  /// - Throws: `ConnectionLost`.
  static func trouble(on session: any PostgresSession) async throws -> String? {
    try await session.run("BEGIN")
    var trouble: String?
    do {
      try await run(on: session)
    } catch let lost as ConnectionLost {
      throw lost
    } catch {
      trouble = "\(error)"
    }
    try await session.run("ROLLBACK")
    return trouble
  }

  private static func run(on session: any PostgresSession) async throws {
    let (leases, checkpoints) = (LeaseTable(on: session), FencedCheckpoints(on: session))
    let name = "\(SharedModels.lease)/trial"
    guard let lease = try await leases.acquire(name, holder: "trial", for: .seconds(1)) else {
      throw Unfinished("8.12")
    }
    let start = try await checkpoints.claim(lease)
    let next = GlobalPosition(rawValue: start.rawValue + 1)
    try await checkpoints.move(to: next, holding: lease, running: [])
    try await leases.release(lease)
  }
}
