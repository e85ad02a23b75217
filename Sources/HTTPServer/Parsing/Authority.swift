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
    let bytes = Array(text.utf8)
    let isInBrackets = bytes.first == UInt8(ascii: "[")
    let end =
      isInBrackets
      ? bytes.firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
      : bytes.firstIndex(of: .colon) ?? bytes.count
    guard let end else { return nil }
    var host = bytes[..<end]
    if host.count > 1, host.last == UInt8(ascii: ".") { host.removeLast() }
    let isPlain = (isInBrackets ? host.dropFirst().dropLast() : host)
      .allSatisfy { isInBrackets ? $0.isOfAddress : $0.isOfName }
    guard isPlain, (isInBrackets ? 3 : 1)...253 ~= host.count else { return nil }
    self.host = String(decoding: host.lazy.map(\.lowercased), as: UTF8.self)
    guard end < bytes.count else {
      port = nil
      return
    }
    let digits = bytes[(end + 1)...]
    guard bytes[end] == .colon, 1...5 ~= digits.count, digits.allSatisfy(\.isDigit) else {
      return nil
    }
    port = String(decoding: digits, as: UTF8.self)
  }

  /// Whether the host is an IP address, and not a name that the DNS can give to another one.
  var isAddress: Bool {
    let bytes = host.utf8
    if bytes.first == UInt8(ascii: "[") { return true }
    guard bytes.first?.isDigit == true else { return false }
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { $0.allSatisfy(\.isDigit) && UInt8(Substring($0)) != nil }
  }
}

extension UInt8 {
  /// Whether it is allowed in the name of a host.
  fileprivate var isOfName: Bool {
    switch self {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= lowercased
    }
  }

  /// Whether it is allowed in an IP address in brackets.
  fileprivate var isOfAddress: Bool {
    hexadecimalValue != nil || self == .colon || self == UInt8(ascii: ".")
  }

  fileprivate var lowercased: UInt8 {
    UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
  }
}
