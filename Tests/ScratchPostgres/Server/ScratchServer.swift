import ChapterSupport
public import Postgres
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A PostgreSQL server of a test, which can be started, stopped and killed.
///
/// Its processes and its folder vanish with the last reference to it, and when this process ends in
/// any way. Its user `bank` may do everything, without a password.
public final class ScratchServer: Sendable {
  /// What a server is started with.
  public struct Settings: Sendable {
    /// What stands in `postgresql.conf` otherwise.
    public var parameters: [String: String]
    /// Whether it listens on a free port of 127.0.0.1, besides its socket.
    public var listensOnTCP: Bool
    /// Whether its files are on the disk, wherever there is more room.
    let isOnDisk: Bool

    /// Makes settings of a server that is fast and forgets all when the machine fails; `parameters`
    /// come on top.
    public init(_ parameters: [String: String] = [:], listensOnTCP: Bool = false) {
      let fast = ["fsync": "off", "full_page_writes": "off"]
      self.init(
        all: fast.merging(parameters) { $1 }, listensOnTCP: listensOnTCP, isOnDisk: false)
    }

    /// Makes settings of a server that waits for the disk at each commit, as the server of a real bank
    /// does.
    public static func durable(_ parameters: [String: String] = [:]) -> Settings {
      Settings(all: parameters, listensOnTCP: true, isOnDisk: true)
    }

    private init(all parameters: [String: String], listensOnTCP: Bool, isOnDisk: Bool) {
      self.parameters = parameters
      self.listensOnTCP = listensOnTCP
      self.isOnDisk = isOnDisk
    }
  }

  public let settings: Settings
  let port: UInt16
  let folder: ScratchFolder
  let programs: ServerPrograms
  let account: ServerAccount
  private let state = Mutex<(current: ServerRun?, all: [ServerRun])>((nil, []))

  /// Finds a place for a server; nothing runs yet.
  init(_ settings: Settings) throws(ScratchPostgresError) {
    self.settings = settings
    programs = try ServerPrograms.find()
    account = try ServerAccount.find()
    port = settings.listensOnTCP ? try FreePort.find() : 5432
    folder = try ScratchFolder(
      of: account, in: settings.isOnDisk ? ScratchFolder.disk : ScratchFolder.root)
  }

  deinit { dismissAll() }

  /// Makes an empty server, and starts it.
  ///
  /// - Throws: ``ScratchPostgresError``; then nothing runs.
  public static func start(_ settings: Settings = Settings()) async throws -> ScratchServer {
    let server = try ScratchServer(settings)
    try await server.initialize()
    try await server.start()
    return server
  }

  var data: String { "\(folder.path)/data" }

  /// The path of one of PostgreSQL's programs, such as `pgbench`, in the version of the server.
  public func path(ofProgram name: String) -> String { programs(name) }

  func initialize() async throws {
    let template = ServerTemplate(of: programs)
    if await template.copy(to: data) { return }
    try await run(
      "initdb", "-D", data, "--no-sync", "--no-instructions", "--auth=trust", "-U", "bank",
      "--locale=C", "--encoding=UTF8")
    await template.keep(data)
  }

  /// Runs one of PostgreSQL's programs to its end.
  func run(_ program: String, _ arguments: String...) async throws {
    let run = try ServerRun([programs(program)] + arguments, in: folder, as: account)
    defer { run.dismiss() }
    try await run.succeed()
  }

  /// Starts the server, and returns when it takes connections.
  ///
  /// - Throws: ``ScratchPostgresError``; then it does not run.
  public func start() async throws {
    guard !isRunning else { throw ScratchPostgresError.wrongState("runs already") }
    let command = [programs("postgres"), "-D", data] + arguments
    let run = try ServerRun(command, in: folder, as: account)
    state.withLock { $0 = (run, $0.all + [run]) }
    do {
      try await run.says("ready to accept")
    } catch {
      run.dismiss()
      state.withLock { $0.current = nil }
      throw error
    }
  }

  private var arguments: [String] {
    let place = [
      "unix_socket_directories": folder.path, "port": "\(port)",
      "listen_addresses": settings.listensOnTCP ? "127.0.0.1" : "",
      // In the folder, so that nothing is left behind when it is killed.
      "dynamic_shared_memory_type": "mmap",
      "shared_buffers": "64MB", "max_connections": "200", "max_wal_size": "128MB", "jit": "off",
    ]
    let all = place.merging(settings.parameters) { $1 }
    return all.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
  }

  public var isRunning: Bool { state.withLock { $0.current != nil } }

  /// The last lines that the server has printed since its start.
  public var log: [String] { state.withLock { $0.current?.output ?? [] } }

  /// Where `database` is.
  ///
  /// - Throws: `InvalidPostgresAddress`, where libpq is missing.
  public func address(of database: String = "postgres") throws -> PostgresAddress {
    let host = settings.listensOnTCP ? "127.0.0.1" : folder.path
    return try PostgresAddress(
      parsing: "host=\(host) port=\(port) user=bank dbname=\(database)")
  }

  /// Stops the server as an administrator does: open transactions are rolled back.
  ///
  /// - Throws: ``ScratchPostgresError/wrongState(_:)`` when it does not run.
  public func stop() async throws { try await end { $0.shutDown() } }

  /// Kills all processes of the server at once, as a power failure does.
  ///
  /// - Throws: ``ScratchPostgresError/wrongState(_:)`` when it does not run.
  public func kill() async throws {
    let memory = SharedMemory(ofServerIn: data)
    try await end { $0.signal(SIGKILL) }
    try await memory.waitUntilUnused()
  }

  /// Makes all processes of the server stand still until ``resume()``; connections stay open.
  ///
  /// - Throws: ``ScratchPostgresError/wrongState(_:)`` when it does not run.
  public func pause() async throws { try await processes().signal(SIGSTOP) }

  /// Lets the processes of a paused server go on.
  ///
  /// - Throws: ``ScratchPostgresError/wrongState(_:)`` when it does not run.
  public func resume() async throws { try await processes().signal(SIGCONT) }

  #if os(Linux)
    /// Lets the running server write files of so many bytes, and no larger ones; `nil` takes the limit
    /// away. When a part of a page fits in, the server finds its disk full.
    ///
    /// - Throws: ``ScratchPostgresError``.
    public func limitFiles(to size: Int?) async throws {
      try await processes().limitFiles(to: size, as: account)
    }
  #endif

  /// Ends the server, and returns when its folder is gone.
  public func remove() async {
    dismissAll()
    await folder.remove()
  }

  private func end(_ body: (ServerProcesses) -> Void) async throws {
    let run = try current()
    body(ServerProcesses(postmaster: try await run.process()))
    _ = try await run.end()
    run.dismiss()
    state.withLock { $0.current = nil }
  }

  private func processes() async throws -> ServerProcesses {
    ServerProcesses(postmaster: try await current().process())
  }

  private func current() throws -> ServerRun {
    guard let run = state.withLock({ $0.current }) else {
      throw ScratchPostgresError.wrongState("does not run")
    }
    return run
  }

  private func dismissAll() { for run in state.withLock({ $0.all }) { run.dismiss() } }
}
