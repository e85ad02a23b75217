public import Serving

/// The settings of a hub or a small service.
public struct ServiceSettings: Sendable {
  /// What it is called, such as `users`. It is the source of its messages.
  public let name: String
  var server: ServerSettings
  /// The file of its log.
  let database: String
  /// Where the hub is.
  let hub: HTTPAddress

  /// The port of a hub, unless it is set otherwise.
  public static let hubPort: UInt16 = 8090

  /// Reads `HOST`, `PORT`, `ALLOWED_HOSTS`, `HUB_URL`, and the file of the service, such as
  /// `USERS_DATABASE`, from `environment`.
  ///
  /// - Throws: `InvalidSetting`, in one line.
  public init(
    _ name: String, port: UInt16, environment: [String: String]
  ) throws(InvalidSetting) {
    var environment = environment.filter { !$0.value.isEmpty }
    let file = "\(name.uppercased())_DATABASE"
    environment["DATABASE"] = environment[file]
    server = try ServerSettings(
      environment: environment, database: ".workbook/\(name).sqlite3")
    guard let database = server.database else {
      throw InvalidSetting("\(file) is ':memory:', but the \(name) need a file")
    }
    if environment["PORT"] == nil { server.port = port }
    self.name = name
    self.database = database
    hub =
      try environment["HUB_URL"].map { text throws(InvalidSetting) in
        try HTTPAddress(parsing: text, setting: "HUB_URL")
      } ?? HTTPAddress(port: Self.hubPort)
  }
}
