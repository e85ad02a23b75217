import BankServer
import EventSourcing
public import ManyMachines
public import Persistence
public import Postgres
import ReadModels
import Serving

/// The PostgreSQL servers that may have the bank's log.
public struct BankDatabase: Sendable {
  public let address: PostgresAddress
  private let finder: PrimaryFinder

  /// With `preparing`, the server keeps statements that are sent twice; see
  /// `PostgresConnection.open(_:host:timeout:preparing:)`.
  public init(_ address: PostgresAddress, preparing: Bool = true) {
    self.address = address
    finder = PrimaryFinder(
      address.hosts.map { host in
        PrimaryFinder.Server(name: "\(host)") {
          try await PostgresConnection.open(
            address, host: host, timeout: Self.patience, preparing: preparing)
        }
      }, limit: Self.patience)
  }

  /// Reads `DATABASE_URL`, and `PREPARED_STATEMENTS`: `on`, which is the default, or `off`, which some
  /// poolers need.
  ///
  /// - Throws: `InvalidPostgresAddress` and `InvalidSetting`.
  public init(environment: [String: String]) throws {
    let text = environment["PREPARED_STATEMENTS"] ?? ""
    guard ["", "on", "off"].contains(text) else {
      throw InvalidSetting("PREPARED_STATEMENTS is '\(text)', but must be on or off")
    }
    self.init(try PostgresAddress(environment: environment), preparing: text != "off")
  }

  /// How long a server may take to answer before it counts as silent.
  private static let patience = Duration.seconds(2)

  /// How long the bank waits for a server that accepts writes. A server that is started together
  /// with the bank takes some seconds.
  private static let waitForStart = Duration.seconds(60)

  /// Returns a new session with the primary.
  ///
  /// - Throws: `PrimaryNotFound`.
  public func session() async throws -> any PostgresSession { try await finder.session() }

  /// Opens the bank's log, and waits for the database to start.
  ///
  /// - Throws: `PostgresUnavailable` when it will never let the bank in, `StoreUnavailable` when none
  ///   of the servers has accepted writes within a minute, and errors of the store.
  public func openLog(codec: EventCodec) async throws -> PostgresEventStore {
    let clock = ContinuousClock()
    let end = clock.now + Self.waitForStart
    let backOff = BackOff(cap: .seconds(1))
    var failures = 0
    while true {
      do {
        return try await PostgresEventStore.open(codec: codec, connect: session)
      } catch let error as StoreUnavailable {
        if failures == 0 {
          try await checkSettings()
          warn("Waiting for the database: \(error.reason)")
        }
        guard clock.now < end else { throw error }
        failures += 1
        try await backOff.wait(after: failures)
      }
    }
  }

  /// Looks for an error that waiting won't fix: a wrong password, a missing database, no libpq.
  ///
  /// - Throws: `PostgresUnavailable`.
  private func checkSettings() async throws {
    for host in address.hosts {
      do {
        try await PostgresConnection.open(address, host: host, timeout: Self.patience).close()
      } catch let error where error.isLasting {
        throw error
      } catch {
        // The server may be about to start.
      }
    }
  }
}

extension PostgresUnavailable {
  /// Whether the same address will be refused again: its SQLSTATE is about the user or the database.
  fileprivate var isLasting: Bool {
    switch self {
    case .libraryMissing: true
    case .refused(_, let code?, _): ["28", "3D", "42"].contains(code.prefix(2))
    case .refused, .noAnswer, .cancelled: false
    }
  }
}
