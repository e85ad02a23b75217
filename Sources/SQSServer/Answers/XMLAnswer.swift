import Foundation

/// Writes an output as XML, as the query protocol has it.
struct XMLAnswer {
  private(set) var bytes: [UInt8] = []

  /// Appends an element with `content` in it.
  mutating func element(
    _ name: String, attributes: String = "", _ content: (inout XMLAnswer) -> Void
  ) {
    bytes.append(contentsOf: "<\(name)\(attributes)>".utf8)
    content(&self)
    bytes.append(contentsOf: "</\(name)>".utf8)
  }

  mutating func element(_ name: String, text: String) {
    element(name) { $0.append(text: text) }
  }

  /// Appends what stands inside of an element.
  mutating func append(_ output: Output) {
    switch output {
    case .text(let text): append(text: text)
    case .integer(let integer): append(text: "\(integer)")
    case .bool(let bool): append(text: bool ? "true" : "false")
    case .bytes(let value): append(text: Data(value).base64EncodedString())
    case .object(let members): for member in members { append(member) }
    case .list, .map: append(Output.Member(name: "member", value: output))
    }
  }

  private mutating func append(_ member: Output.Member) {
    switch member.value {
    case .list(let list, let name):
      for value in list { element(name) { $0.append(value) } }
    case .map(let members, let name, let key):
      for member in members {
        element(name) { entry in
          entry.element(key, text: member.name)
          entry.element("Value") { $0.append(member.value) }
        }
      }
    default: element(member.name) { $0.append(member.value) }
    }
  }

  private mutating func append(text: String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\"": bytes.append(contentsOf: "&quot;".utf8)
      // A reader of XML would make a line feed of it.
      case "\r": bytes.append(contentsOf: "&#xD;".utf8)
      case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}":
        bytes.append(contentsOf: UTF8.encode(scalar).map { Array($0) } ?? [])
      // No XML can have it; it comes from an error that quotes the request.
      default: bytes.append(UInt8(ascii: "?"))
      }
    }
  }
}
