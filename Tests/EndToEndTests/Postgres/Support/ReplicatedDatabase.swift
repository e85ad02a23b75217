import EventSourcing
import ManyMachinesSolution
import Postgres
import ScratchPostgres
import StoreConformance

/// A database on a primary and its standby.
struct ReplicatedDatabase {
  let first: ScratchServer
  private(set) var second: ScratchServer
  /// Both of them: the first one is to be tried first.
  private(set) var address: PostgresAddress

  /// Starts both, and makes the tables.
  init(isSynchronous: Bool = true) async throws {
    let settings = isSynchronous ? ["synchronous_standby_names": "*"] : [:]
    first = try await ScratchServer.start(ScratchServer.Settings(settings))
    second = try await first.standby()
    address = try PostgresAddress(parsing: first.connectionString(with: second))
    let session = try await session()
    try await PostgresSchema.install(on: session)
    await session.close()
  }

  /// Begins from the start after a failover: the first server, which runs again, gets another standby,
  /// and the log is emptied.
  mutating func begin() async throws {
    await second.remove()
    second = try await first.standby()
    address = try PostgresAddress(parsing: first.connectionString(with: second))
    let session = try await session()
    try await session.run("TRUNCATE events")
    await session.close()
  }

  /// A session with the first server.
  private func session() async throws -> PostgresConnection {
    try await PostgresConnection.open(address, host: address.hosts[0], timeout: .seconds(30))
  }

  /// The ids of all events, in the order of their versions; a missing version is an error.
  func eventsByStream() async throws -> [String: [EventID]] {
    let session = try await PrimaryFinder(address, limit: .seconds(10)).session()
    let rows = try await session.run("SELECT stream, version, id FROM events ORDER BY position")
    await session.close()
    var streams: [String: [EventID]] = [:]
    for row in rows {
      guard let id = EventID(parsing: row.text(2)) else {
        throw Mismatch("\(row.text(2)) is no id")
      }
      streams[row.text(0), default: []].append(id)
      let count = streams[row.text(0)]?.count
      guard count == row.integer(1) else {
        throw Mismatch("\(row.text(0)) has event \(count ?? 0) at version \(row.integer(1))")
      }
    }
    return streams
  }

  func remove() async {
    await first.remove()
    await second.remove()
  }
}

/// A log that no store may have.
struct Mismatch: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
