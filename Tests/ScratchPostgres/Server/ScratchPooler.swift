import Foundation
public import Postgres

/// PgBouncer in front of a server, in transaction mode: each transaction of a client may run in another
/// of the server's sessions.
///
/// It vanishes with the last reference to it, and when this process ends in any way.
public final class ScratchPooler: Sendable {
  /// Where `database` is reached through the pooler.
  public let address: PostgresAddress
  private let folder: ScratchFolder
  private let run: ServerRun

  /// Starts a pooler with `sessionCount` sessions for all of its clients, and returns when it takes
  /// connections.
  ///
  /// - Throws: ``ScratchPostgresError``, which says what to install.
  public static func start(
    before server: ScratchServer, database: String, sessionCount: Int
  ) async throws -> ScratchPooler {
    let pooler = try ScratchPooler(before: server, database: database, sessionCount: sessionCount)
    try await pooler.run.says("process up")
    return pooler
  }

  private init(before server: ScratchServer, database: String, sessionCount: Int) throws {
    let program = try Self.find()
    let port = try FreePort.find()
    address = try PostgresAddress(
      parsing: "host=127.0.0.1 port=\(port) user=bank dbname=\(database)")
    folder = try ScratchFolder(of: server.account)
    let settings = """
      [databases]
      * = host=\(server.folder.path) port=\(server.port) user=bank
      [pgbouncer]
      listen_addr = 127.0.0.1
      listen_port = \(port)
      unix_socket_dir =
      auth_type = any
      pool_mode = transaction
      default_pool_size = \(sessionCount)

      """
    let file = "\(folder.path)/pgbouncer.ini"
    try settings.write(toFile: file, atomically: true, encoding: .utf8)
    run = try ServerRun([program, file], in: folder, as: server.account, endedBy: "TERM")
  }

  deinit { run.dismiss() }

  /// Ends the pooler, and returns when its folder is gone.
  public func remove() async {
    run.dismiss()
    await folder.remove()
  }

  private static func find() throws(ScratchPostgresError) -> String {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    // Debian has it in a folder that only root's PATH names.
    let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin"]
    let program = folders.map { "\($0)/pgbouncer" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let program else { throw .poolerNotInstalled }
    return program
  }
}
