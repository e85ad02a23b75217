import BankServer
import Postgres
import ScratchPostgres

/// PostgreSQL's own program that runs a script over and over on many connections:
/// https://www.postgresql.org/docs/current/pgbench.html
struct Pgbench {
  private let path: String
  private let address: PostgresAddress

  init(_ bench: PostgresBench) {
    path = bench.server.path(ofProgram: "pgbench")
    address = bench.address
  }

  /// Runs the script at `path` so many times in all, and returns how many times a second.
  ///
  /// Its variable `version` is 0 at the start of each connection. A limit of time would not work: the
  /// signal that pgbench waits for may be blocked in a program that Foundation starts.
  ///
  /// - Throws: ``WrongResult`` with its own words.
  func run(_ script: String, connections: Int, count: Int) async throws -> Double {
    let program = try ChildProgram(
      path,
      [
        "--no-vacuum", "--protocol=prepared", "--client=\(connections)", "--jobs=1",
        "--transactions=\(max(count / connections, 1))", "--define=version=0",
        "--file=\(script)", "\(address)",
      ])
    let output = await program.output()
    return try Self.rate(in: output, status: await program.end())
  }

  /// Parses its output.
  ///
  /// - Throws: ``WrongResult`` with the whole of it, when transactions failed.
  static func rate(in output: String, status: Int32) throws -> Double {
    guard status == 0, output.contains("number of failed transactions: 0 "),
      let rate = output.firstMatch(of: #/tps = ([\d.]+)/#).flatMap({ Double($0.1) })
    else {
      throw WrongResult("pgbench: \(output.split(separator: "\n").joined(separator: "; "))")
    }
    return rate
  }
}

extension Workbench {
  /// Writes a script that appends one event per transaction to a stream for each connection, with the
  /// statements of the store.
  func appendScript() throws -> String {
    let row = try RawDatabase.Row(Material.deposits(1)[0], by: .bank)
    return try script(
      """
      \\set version :version + 1
      \\startpipeline
      BEGIN ISOLATION LEVEL READ COMMITTED;
      SELECT outcome, version, position, taken FROM append_events(
        'pgbench-' || :client_id, :version - 1, ARRAY[gen_random_uuid()], ARRAY['\(row.type)'],
        ARRAY[\(row.shape)], ARRAY['\(row.data)'], ARRAY['\(row.correlationID)'],
        ARRAY['\(row.causationID)'], 1, '{}', '{}', '{}', '{}');
      SELECT pg_notify('events', ''), pg_logical_emit_message(true, 'events', '');
      COMMIT;
      \\endpipeline
      """, ending: "sql")
  }

  /// Writes a script that inserts one row per transaction, and checks nothing. No machine waits for
  /// another one, so a reader may miss events.
  func insertScript() throws -> String {
    let row = try RawDatabase.Row(Material.deposits(1)[0], by: .bank)
    return try script(
      """
      \\set version :version + 1
      INSERT INTO events (
        stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at)
      VALUES ('pgbench-' || :client_id, :version, gen_random_uuid(), '\(row.type)', \(row.shape),
        '\(row.data)', '\(row.correlationID)', '\(row.causationID)', 1);
      """, ending: "sql")
  }
}
