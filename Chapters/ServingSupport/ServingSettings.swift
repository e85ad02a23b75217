/// Where something is to be served, and where it keeps its log.
public struct ServingSettings: Sendable {
  public var host = "127.0.0.1"
  public var port: UInt16 = 8080
  /// The file of the log; `nil` for one that is in memory only.
  public var database: String?

  /// Reads `HOST`, `PORT` and `DATABASE`, a file or `:memory:`; `database` is the file when it names
  /// none.
  ///
  /// - Throws: ``Trouble``, in one line.
  public init(environment: [String: String], database: String) throws(Trouble) {
    if let host = environment["HOST"], !host.isEmpty { self.host = host }
    if let text = environment["PORT"] {
      guard let port = UInt16(text) else {
        throw Trouble("PORT is '\(text)', but it has to be a number from 0 to 65535")
      }
      self.port = port
    }
    let path = environment["DATABASE"].flatMap { $0.isEmpty ? nil : $0 } ?? database
    self.database = path == ":memory:" ? nil : path
  }

  /// What keeps it from being served, in words for whoever has started the program.
  public struct Trouble: Error, CustomStringConvertible {
    public let description: String

    public init(_ description: String) { self.description = description }
  }
}
