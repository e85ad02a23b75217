import BankMessaging
import BankServer
import EventSourcing
import Foundation
import ManyMachines
import Messaging
import Persistence
import Postgres
import Serving

/// The publisher of stage 7 as a program whose log is in PostgreSQL. Any number of them may run, on any
/// machines: they share the streams.
public enum PostgresPublisher {
  /// Publishes each new event of its share until the process gets a signal to end. Then the others take
  /// over.
  ///
  /// The log and the checkpoint are in the database that `DATABASE_URL` names. Without it, they are in
  /// files, as in stage 7.
  ///
  /// - Throws: `InvalidSetting`, `InvalidPostgresAddress`, `FileTrouble`, `CurlUnavailable`, the errors
  ///   of ``BankDatabase/openLog(codec:)`` and ``SharedPublisher/join()``, and `Unfinished`.
  public static func run(environment: [String: String]) async throws {
    let settings = try PipelineSettings(environment: environment)
    guard environment["DATABASE_URL"]?.isEmpty == false else {
      try await PublisherProgram.run(settings)
      return
    }
    let database = try BankDatabase(environment: environment)
    try await PublisherProgram.run(settings) { queue, options in
      try await outbox(in: database, to: queue, options)
    }
  }

  /// Opens the log first: it creates the tables of leases and checkpoints.
  private static func outbox(
    in database: BankDatabase, to queue: any MessageQueue, _ options: Publisher.Options
  ) async throws -> Outbox {
    let log = try await database.openLog(codec: .bank)
    let publisher = SharedPublisher(
      of: log, to: queue, in: database, options: options, report: { warn("not published: \($0)") },
      translate: { BankMessages.message(for: $0) })
    try await publisher.join()
    return Outbox(place: "Log and checkpoints are in \(database.address).") {
      try await publisher.run()
    }
  }
}
