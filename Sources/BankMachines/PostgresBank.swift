import BankServer
import EventSourcing
import ManyMachines
import Persistence
import Postgres

/// The bank as a program whose log is in PostgreSQL. Any number of them serve one log.
public enum PostgresBank {
  /// Serves the bank until the process gets a signal to end.
  ///
  /// The log is in the database that `DATABASE_URL` names. Without it, it is in a file, as in stage 6.
  ///
  /// - Throws: `InvalidSetting`, `InvalidPostgresAddress`, `BindError`, and the errors of
  ///   ``BankDatabase/openLog(codec:)``; then nothing was served. And `Unfinished`.
  public static func run(environment: [String: String], seedsDemoData: Bool) async throws {
    var settings = try BankSettings(environment: environment)
    settings.seedsDemoData = seedsDemoData
    guard environment["DATABASE_URL"]?.isEmpty == false else {
      try await BankApplication(settings).run()
      return
    }
    let database = try BankDatabase(environment: environment)
    let log = try await database.openLog(codec: .bank)
    let storage = BankStorage(FanOutStore(log), place: "\(database.address)")
    try await BankApplication(settings, storage).run()
    await log.close()
  }
}
