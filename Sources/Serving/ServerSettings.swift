/// The address of a server, and the file of its log.
public struct ServerSettings: Sendable {
  public var host = "127.0.0.1"
  public var port: UInt16 = 8080
  /// The file of the log; `nil` keeps the log in memory only.
  public var database: String?

  /// Reads `HOST`, `PORT` and `DATABASE` from `environment`.
  ///
  /// `DATABASE` is a file or `:memory:`. Without it, the log is in the file `database`.
  ///
  /// - Throws: ``InvalidSetting`` when `PORT` is not a port.
  public init(environment: [String: String], database: String) throws(InvalidSetting) {
    if let host = environment["HOST"], !host.isEmpty { self.host = host }
    if let text = environment["PORT"] {
      guard let port = UInt16(text) else {
        throw InvalidSetting("PORT is '\(text)', but it has to be a number from 0 to 65535")
      }
      self.port = port
    }
    let path = environment["DATABASE"].flatMap { $0.isEmpty ? nil : $0 } ?? database
    self.database = path == ":memory:" ? nil : path
  }
}

/// A setting or an argument that a server cannot start with, explained for the person who set it.
public struct InvalidSetting: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
