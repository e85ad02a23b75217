/// A server cannot listen where it should.
public struct BindError: Error, Hashable {
  public let host: String
  public let port: UInt16
  /// What the system says about it.
  public let reason: String
}

extension BindError: CustomStringConvertible {
  public var description: String {
    // The colons of an IPv6 address are not the one before the port.
    let name = host.contains(":") ? "[\(host)]" : host
    return "cannot listen at \(name):\(port): \(reason)"
  }
}
