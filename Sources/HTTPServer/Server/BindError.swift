/// The server can't listen at its address.
public struct BindError: Error, Hashable {
  public let host: String
  public let port: UInt16
  /// The system's reason.
  public let reason: String
}

extension BindError: CustomStringConvertible {
  public var description: String {
    // In brackets, so that the colons of an IPv6 address aren't confused with the port's.
    let name = host.contains(":") ? "[\(host)]" : host
    return "cannot listen at \(name):\(port): \(reason)"
  }
}
