import API
import BankStories
import EventSourcing
import ManyMachines
import Postgres
import ReadModels
import ScratchPostgres
import Synchronization

@testable import BankMachines

/// An empty database for read models, which any number of banks may keep.
struct ModelsBench: Sendable {
  /// The server's processes for the sessions of models.
  private final class Processes: Sendable {
    let all = Mutex<[Int]>([])
  }

  let schema: ScratchSchema
  private let processes = Processes()

  init() async throws {
    schema = try await ScratchPostgres.shared().schema()
    let connection = try await schema.connect()
    try await PostgresSchema.install(on: connection)
    await connection.close()
  }

  /// The models as one bank has them. The lease of one that dies lasts for a tenth of a second.
  func models(leaseDuration: Duration = .milliseconds(100)) -> PostgresBankModels {
    PostgresBankModels(leaseDuration: leaseDuration, interval: .milliseconds(20)) {
      let session = try await schema.connect()
      let process = try await session.run("SELECT pg_backend_pid()")[0].integer(0)
      processes.all.withLock { $0.append(process) }
      return session
    }
  }

  /// Ends the sessions of all models.
  func cutSessions() async throws {
    let numbers = processes.all.withLock { all in
      defer { all = [] }
      return all.map { "\($0)" }.joined(separator: ",")
    }
    try await run("SELECT pg_terminate_backend(pid) FROM unnest('{\(numbers)}'::int[]) AS pid")
  }

  /// The models of a bank that has brought them to the end of `log`, and no longer keeps them.
  func caughtUp(with log: any EventStore) async throws -> PostgresBankModels {
    let models = models()
    try await models.catchUp(with: log)
    return models
  }

  /// A keeper of its own models, on its own session, whose lease lasts for a minute.
  func keeper(_ name: String) async throws -> ModelKeeper {
    let session = try await schema.connect()
    for result in try await session.send(SharedModels.installation) { _ = try result.get() }
    return ModelKeeper(
      name, of: SharedModels.all.map { PostgresModel($0) }, on: session,
      leaseDuration: .seconds(60)
    ) { _ in }
  }

  /// Runs a statement as somebody else.
  @discardableResult
  func run(_ sql: String) async throws -> PostgresRows {
    let connection = try await schema.connect()
    let rows = try await connection.run(sql)
    await connection.close()
    return rows
  }

  /// Lets the lease of the models end, as time would.
  func endLease() async throws {
    try await run("UPDATE leases SET expires_at = clock_timestamp()")
  }

  /// The position of each model's checkpoint, in the order of the models.
  func checkpoints() async throws -> [Int] {
    let rows = try await run("SELECT name, position FROM checkpoints")
    let positions = Dictionary(
      rows.map { ($0.text(0), $0.integer(1)) }, uniquingKeysWith: { one, _ in one })
    return SharedModels.all.map { positions[$0.checkpoint] ?? 0 }
  }
}

/// Waits until all models of `models` have come to `position`.
///
/// - Throws: `ReadModelBehind` after a minute, and the error that stopped a model.
func wait(for models: any BankModels, until position: Int) async throws {
  for model in models.all {
    try await model.wait(
      until: GlobalPosition(rawValue: position), within: .seconds(60), clock: ContinuousClock())
  }
}

/// What the same models in memory say about `log`.
func answersInMemory(_ log: any EventStore) async throws -> [String] {
  let models = InMemoryModels()
  try await models.catchUp(with: log)
  return try await answers(of: models)
}
