import BankMessaging
import BankServer
import EventSourcing
import Foundation
import ManyMachines
import Persistence
import Postgres

/// The publisher of stage 7 as a program whose log is in PostgreSQL. Any number of them may run: one
/// publishes, the others wait to take over.
public enum PostgresPublisher {
  /// Publishes each new event until the process gets a signal to end. Then it gives back the lease.
  ///
  /// The log and the checkpoint are in the database that `DATABASE_URL` names. Without it, they are in
  /// files, as in stage 7.
  ///
  /// - Throws: `InvalidSetting`, `InvalidPostgresAddress`, `FileTrouble`, `CurlUnavailable`, the errors
  ///   of ``BankDatabase/openLog(codec:)`` and
  ///   ``PostgresPublisherCheckpoints/open(_:in:)``, and `Unfinished`.
  public static func run(environment: [String: String]) async throws {
    let settings = try PipelineSettings(environment: environment)
    guard environment["DATABASE_URL"]?.isEmpty == false else {
      try await PublisherProgram.run(settings)
      return
    }
    let database = try BankDatabase(environment: environment)
    try await PublisherProgram.run(settings) { try await outbox(in: database) }
  }

  /// Opens the log first: it creates the tables of leases and checkpoints.
  private static func outbox(in database: BankDatabase) async throws -> Outbox {
    let log = try await database.openLog(codec: .bank)
    let checkpoints = try await PostgresPublisherCheckpoints.open(in: database)
    return Outbox(
      log, checkpoints: checkpoints, publisher: "publisher-\(UUID())",
      place: "Log and checkpoint are in \(database.address).")
  }
}
