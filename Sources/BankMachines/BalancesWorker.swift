import BankServer
import EventSourcing
import Events
import Foundation
import ManyMachines
import Postgres
import ReadModels
import Serving

/// A program that keeps the balances of all accounts in a table, beside the log.
///
/// Any number of them may run on any machines. One has the lease and writes, and another one takes its
/// place when it dies.
public struct BalancesWorker: Sendable {
  private let database: BankDatabase
  private let leaseDuration: Duration

  /// The name of the table, of the lease and of the checkpoint.
  public static let name = "balances"

  /// How long it waits at the end of the log, and for the lease of another one.
  private static let pause = Duration.milliseconds(100)

  /// Reads `DATABASE_URL`, and `LEASE`: for how many seconds the lease is taken, 10 unless set.
  ///
  /// - Throws: `InvalidPostgresAddress` and `InvalidSetting`.
  public init(environment: [String: String]) throws {
    database = try BankDatabase(environment: environment)
    let text = environment["LEASE"] ?? ""
    guard let seconds = text.isEmpty ? 10 : Int(text), 1...3_600 ~= seconds else {
      throw InvalidSetting("LEASE is '\(text)', but must be a number of seconds from 1 to 3600")
    }
    leaseDuration = .seconds(seconds)
  }

  /// Follows the log until the process is ended or the task is cancelled. The lease then ends by itself.
  ///
  /// - Throws: the errors of ``BankDatabase/openLog(codec:)``, and `Unfinished`. A failure later on is
  ///   reported on standard error; the worker connects again.
  public func run() async throws {
    let log = try await database.openLog(codec: .bank)
    let process = ProcessInfo.processInfo.processIdentifier
    say("The worker \(process) follows the log in \(database.address).")
    let backOff = BackOff(cap: .seconds(1))
    var failures = 0
    while !Task.isCancelled {
      do {
        let session = try await database.session()
        defer { Task { await session.close() } }
        try await session.run(Self.table)
        // What a lost session has sent may still arrive. Only the token of another holder refuses it.
        var projection = SharedProjection(
          Self.name, of: log, on: session, holder: "\(process) \(UUID())",
          leaseDuration: leaseDuration, effects: Self.effects)
        while true {
          let step = try await projection.step()
          failures = 0
          if step == .waiting || step == .applied(0) { try await Task.sleep(for: Self.pause) }
        }
      } catch let unfinished as Unfinished {
        throw unfinished
      } catch {
        if !Task.isCancelled { warn("\(error)") }
        failures += 1
        try? await backOff.wait(after: failures)
      }
    }
    await log.close()
  }

  private static let table = """
    CREATE TABLE IF NOT EXISTS balances (account bigint PRIMARY KEY, cents bigint NOT NULL)
    """

  /// The statement that applies one event.
  private static func effects(of event: RecordedEvent) -> [PostgresStatement] {
    guard let event = event.event as? Account.Event else { return [] }
    let cents =
      switch event {
      case .opened, .closed: 0
      case .deposited(_, let amount), .transferReceived(_, _, _, let amount),
        .transferReturned(_, _, let amount):
        amount.cents
      case .withdrawn(_, let amount), .transferSent(_, _, _, let amount): -amount.cents
      }
    return [
      PostgresStatement(
        """
        INSERT INTO balances AS kept VALUES ($1, $2)
        ON CONFLICT (account) DO UPDATE SET cents = kept.cents + excluded.cents
        """, .integer(event.accountID.rawValue), .integer(cents))
    ]
  }
}
