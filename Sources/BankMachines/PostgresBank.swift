import BankServer
import EventSourcing
import ManyMachines
import Persistence
import Postgres
import Serving

/// The bank as a program whose log is in PostgreSQL. Any number of them serve one log.
public enum PostgresBank {
  /// Serves the bank until the process gets a signal to end.
  ///
  /// The log is in the database that `DATABASE_URL` names, and so are the read models: one bank keeps
  /// them, and all of them read them. Without it, both are in files, as in stage 6.
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
    let models = await models(in: database)
    let storage = BankStorage(FanOutStore(log), place: "\(database.address)", models: models)
    do {
      try await BankApplication(settings, storage).run()
    } catch {
      await models?.close()
      throw error
    }
    await models?.close()
    await log.close()
  }

  /// The read models in `database`; `nil` when they have to be in memory, because no lease can be taken
  /// yet. Then this bank reads the whole log at each start.
  private static func models(in database: BankDatabase) async -> PostgresBankModels? {
    do {
      let session = try await database.session()
      let trouble = try await SharingTrial.trouble(on: session)
      await session.close()
      if let trouble {
        warn("The read models are kept in memory, and read the whole log at each start: \(trouble)")
        return nil
      }
    } catch {
      // The database is away for now. The models connect again, as the log does.
    }
    return PostgresBankModels { try await database.session() }
  }
}
