/// The names by which clients may call a server, beside those that are always allowed.
///
/// Always allowed are `localhost`, the address that the server listens at, and all IP addresses.
public struct AllowedHosts: Hashable, Sendable {
  /// In lower case, without a port.
  let names: Set<String>
  /// Whether clients may call the server by any name.
  let includesAll: Bool

  init(names: Set<String> = [], includesAll: Bool = false) {
    self.names = names
    self.includesAll = includesAll
  }

  /// No names beside those that are always allowed.
  public init() { self.init(names: []) }

  /// Parses names separated by commas, such as `bank.example.com, bank`; `nil` when one is no name.
  ///
  /// A name stands for all ports, and a port behind it is ignored. `*` stands for all names. It
  /// gives up the protection against DNS rebinding, so use it only behind a proxy that checks
  /// `Host` itself. The check of `Origin` goes on: there, `*` allows nothing.
  public init?(parsing list: String) {
    let parts = list.split(separator: ",").map(\.trimmingHTTPSpace).filter { !$0.isEmpty }
    let names = parts.filter { $0 != "*" }.map { Authority(parsing: Self.inBrackets($0))?.host }
    guard !names.contains(nil) else { return nil }
    self.init(names: Set(names.compactMap(\.self)), includesAll: parts.contains("*"))
  }

  /// An IPv6 address such as `::1` as clients write it: `[::1]`.
  private static func inBrackets(_ name: String) -> String {
    let isAddress = !name.hasPrefix("[") && name.utf8.count { $0 == .colon } > 1
    return isAddress ? "[\(name)]" : name
  }
}
