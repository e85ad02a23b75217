import EventSourcing
import ManyMachinesSolution
import Postgres
import ScratchPostgres
import StoreConformance

/// A database on a primary and its standby.
struct ReplicatedDatabase {
  let first: ScratchServer
  let second: ScratchServer
  /// Both of them: the first one is to be tried first.
  let address: PostgresAddress

  /// Starts both, and makes the tables.
  init(isSynchronous: Bool = true) async throws {
    let settings = isSynchronous ? ["synchronous_standby_names": "*"] : [:]
    first = try await ScratchServer.start(ScratchServer.Settings(settings))
    second = try await first.standby()
    let hosts = try [first.address().hosts[0], second.address().hosts[0]]
    address = try PostgresAddress(
      parsing: """
        host=\(hosts[0].name),\(hosts[1].name) port=\(hosts[0].port),\(hosts[1].port) \
        user=bank dbname=postgres
        """)
    let session = try await PostgresConnection.open(
      address, host: hosts[0], timeout: .seconds(30))
    try await PostgresSchema.install(on: session)
    await session.close()
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
