/// The host and port of a server as a client writes them, such as `bank.example.com:8080`.
struct Authority: Hashable {
  /// The name in lower case, or an IP address; one of IPv6 is in brackets.
  let host: String
  /// The digits of the port; `nil` for the port that the scheme implies.
  let port: String?

  /// Parses `localhost`, `127.0.0.1:8080`, `[::1]:8080`; `nil` for anything else.
  ///
  /// A dot at the end of a name makes no difference.
  init?(parsing text: some StringProtocol) {
    let text = text.utf8
    let end =
      text.first == UInt8(ascii: "[")
      ? text.firstIndex(of: UInt8(ascii: "]")).map(text.index(after:))
      : text.firstIndex(of: .colon) ?? text.endIndex
    guard let end, let host = Self.host(Array(text[..<end])) else { return nil }
    self.host = host
    guard end != text.endIndex else {
      port = nil
      return
    }
    let digits = text[text.index(after: end)...]
    guard text[end] == .colon, 1...5 ~= digits.count, digits.allSatisfy(\.isDigit) else {
      return nil
    }
    port = String(decoding: digits, as: UTF8.self)
  }

  private static func host(_ bytes: [UInt8]) -> String? {
    let isAddress = bytes.first == UInt8(ascii: "[")
    var host = bytes.map { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0 ? $0 | 0x20 : $0 }
    if !isAddress, host.count > 1, host.last == UInt8(ascii: ".") { host.removeLast() }
    let inside = isAddress ? host.dropFirst().dropLast() : host[...]
    let isPlain = inside.allSatisfy { byte in
      isAddress
        ? byte.hexadecimalValue != nil || byte == .colon || byte == UInt8(ascii: ".")
        : byte.isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || "-._".utf8.contains(byte)
    }
    guard 1...253 ~= inside.count, isPlain else { return nil }
    return String(decoding: host, as: UTF8.self)
  }

  /// Whether the host is an IP address, and not a name that the DNS can give to another one.
  var isAddress: Bool {
    if host.hasPrefix("[") { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) && UInt8($0) != nil }
  }
}
