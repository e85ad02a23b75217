public import HTTPServer

/// The address and names of a server, and the file of its log.
public struct ServerSettings: Sendable {
  public var host = "127.0.0.1"
  public var port: UInt16 = 8080
  /// The file of the log; `nil` keeps the log in memory only.
  public var database: String?
  /// The names of the server, beside `localhost`, `host` and IP addresses.
  public var allowedHosts = AllowedHosts()

  /// Reads `HOST`, `PORT`, `ALLOWED_HOSTS` and `DATABASE` from `environment`.
  ///
  /// `HOST` is a name or an IP address; one of IPv6 may be in brackets, as in a URL. `DATABASE` is a
  /// file or `:memory:`. Without it, the log is in the file `database`. `ALLOWED_HOSTS` has names
  /// separated by commas, or `*`; see `AllowedHosts`. An empty one counts as one that is not set.
  ///
  /// - Throws: ``InvalidSetting`` when `PORT` is not a port, or something in `ALLOWED_HOSTS` is
  ///   not a name.
  public init(environment: [String: String], database: String) throws(InvalidSetting) {
    let environment = environment.filter { !$0.value.isEmpty }
    if let host = environment["HOST"] { self.host = Self.withoutBrackets(host) }
    if let text = environment["PORT"] {
      guard let port = UInt16(text) else {
        throw InvalidSetting("PORT is '\(text)', but must be a number from 0 to 65535")
      }
      self.port = port
    }
    if let list = environment[Self.allowedHostsSetting] {
      guard let hosts = AllowedHosts(parsing: list) else {
        throw InvalidSetting(
          "\(Self.allowedHostsSetting) is '\(list)', but must be names, separated by "
            + "commas: bank.example.com,bank")
      }
      allowedHosts = hosts
    }
    let path = environment["DATABASE"] ?? database
    self.database = path == ":memory:" ? nil : path
  }

  /// The host `::1` of `[::1]`; any other one as it is.
  private static func withoutBrackets(_ host: String) -> String {
    let inner = host.dropFirst().dropLast()
    return host == "[\(inner)]" && inner.contains(":") ? String(inner) : host
  }

  static let allowedHostsSetting = "ALLOWED_HOSTS"
}

/// A setting or an argument that a server cannot start with, explained for the person who set it.
public struct InvalidSetting: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
