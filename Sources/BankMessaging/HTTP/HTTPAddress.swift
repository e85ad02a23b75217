public import Serving

/// The address of a service: `http://HOST:PORT`.
public struct HTTPAddress: Hashable, Sendable {
  public let host: String
  public let port: UInt16

  public init(host: String = "127.0.0.1", port: UInt16) {
    self.host = host
    self.port = port
  }

  /// Reads the setting `name`, such as `http://127.0.0.1:8090`; one of IPv6 is in brackets.
  ///
  /// - Throws: `InvalidSetting`.
  public init(parsing text: String, setting name: String) throws(InvalidSetting) {
    guard
      let match = text.wholeMatch(of: #/http:\/\/(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):([0-9]+)\/?/#),
      let port = UInt16(match.2), port > 0
    else {
      throw InvalidSetting(
        "\(name) is '\(text)', but it has to be an address such as http://127.0.0.1:8090")
    }
    let host = String(match.1)
    self.init(host: host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host, port: port)
  }

  /// The value of the header `Host`.
  var hostHeader: String { "\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}

extension HTTPAddress: CustomStringConvertible {
  public var description: String { "http://\(hostHeader)" }
}
