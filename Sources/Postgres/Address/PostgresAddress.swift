/// The place of a database and how to sign in: the usual content of the variable `DATABASE_URL`.
///
///     let address = try PostgresAddress(parsing: "postgresql://bank:secret@db1,db2:5433/ledger")
///     address.hosts        // db1:5433 and db2:5433
///     "\(address)"         // postgresql://bank@db1:5433,db2:5433/ledger
///
/// libpq reads it. It also takes words such as `host=db1 dbname=ledger`, and knows
/// [more options](https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS).
/// Missing parts come from variables such as `PGUSER`, and a missing password from `~/.pgpass`.
public struct PostgresAddress: Hashable, Sendable {
  /// At least one; the first one is tried first.
  public let hosts: [PostgresHost]
  /// libpq's options by name, without those for the host.
  let options: [String: String]

  /// The database; when there is none, libpq takes the one that has the user's name.
  public var database: String? { options["dbname"] }
  public var user: String? { options["user"] }

  /// Reads an address in either of libpq's forms.
  ///
  /// - Throws: ``InvalidPostgresAddress``.
  public init(parsing text: String) throws(InvalidPostgresAddress) {
    var options = try ConnectionOptions.parse(text)
    guard options["hostaddr"] == nil else {
      throw InvalidPostgresAddress(reason: "say host instead of hostaddr; it takes numbers, too")
    }
    let defaults = try ConnectionOptions.defaults()
    let names = options.removeValue(forKey: "host") ?? defaults["host"] ?? ""
    let ports = options.removeValue(forKey: "port") ?? ""
    hosts = try Self.hosts(names, ports: ports, standard: defaults["port"] ?? "5432")
    self.options = options
  }

  /// Reads the address that the variable `DATABASE_URL` holds.
  ///
  /// - Throws: ``InvalidPostgresAddress``, also when there is no such variable.
  public init(environment: [String: String]) throws(InvalidPostgresAddress) {
    guard let text = environment["DATABASE_URL"] else {
      throw InvalidPostgresAddress(reason: "the variable DATABASE_URL is not set")
    }
    try self.init(parsing: text)
  }

  /// A single port is for all hosts. Otherwise, each host has one; an empty one is the standard
  /// port.
  private static func hosts(
    _ names: String, ports: String, standard: String
  ) throws(InvalidPostgresAddress) -> [PostgresHost] {
    let names = names.split(separator: ",", omittingEmptySubsequences: false)
    var ports = ports.split(separator: ",", omittingEmptySubsequences: false)
    if let port = ports.first, ports.count == 1 {
      ports = Array(repeating: port, count: names.count)
    }
    guard ports.count == names.count else {
      throw InvalidPostgresAddress(reason: "\(names.count) hosts do not have \(ports.count) ports")
    }
    var hosts: [PostgresHost] = []
    for (name, port) in zip(names, ports) {
      let digits = port.isEmpty ? standard : String(port)
      guard let number = Int(digits), 1...65_535 ~= number else {
        throw InvalidPostgresAddress(reason: "\(digits) is not the number of a port")
      }
      hosts.append(PostgresHost(String(name), port: number))
    }
    return hosts
  }
}

/// It never shows the password.
extension PostgresAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
  public var description: String {
    let hosts = hosts.map { $0.name.isEmpty ? ":\($0.port)" : "\($0)" }.joined(separator: ",")
    return "postgresql://\(user.map { "\($0)@" } ?? "")\(hosts)/\(database ?? "")"
  }

  public var debugDescription: String { description }

  public var customMirror: Mirror { Mirror(self, children: ["hosts": hosts]) }
}
