/// One of the machines at a ``PostgresAddress``.
public struct PostgresHost: Hashable, Sendable {
  /// A name, a number, or the folder of a socket; empty for libpq's usual folder.
  public let name: String
  public let port: Int

  public init(_ name: String, port: Int = 5432) {
    self.name = name
    self.port = port
  }
}

extension PostgresHost: CustomStringConvertible {
  public var description: String {
    if name.isEmpty { return "the local socket \(port)" }
    return name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
  }
}
