/// The reason why JSON text is not decoded.
public enum RefusedJSON: Error, Hashable {
  case size(limit: Int)
  case depth(limit: Int)
  case valueCount(limit: Int)
  case numberLength(limit: Int)
  /// The bytes are not UTF-8, the only encoding of JSON between programs (RFC 8259, section 8.1).
  /// Zero bytes, too: a decoder takes them for another encoding.
  case notUTF8
  /// The grammar of JSON is broken at this byte, counted from 1.
  case notJSON(byte: Int)
  /// The text ends where JSON goes on.
  case unfinished
  /// An object has two members with this name. Readers disagree about which one counts, so the name
  /// says one thing to one of them and another thing to the next.
  case repeatedMember(String)
}

extension RefusedJSON: CustomStringConvertible {
  /// The reason without its subject, such as `has more than 10000 values`.
  public var description: String {
    switch self {
    case .size(let limit): "is longer than \(limit) bytes"
    case .depth(let limit): "is nested more than \(limit) deep"
    case .valueCount(let limit): "has more than \(limit) values"
    case .numberLength(let limit): "has a number of more than \(limit) characters"
    case .notUTF8: "is not UTF-8"
    case .notJSON(let byte): "is not JSON: byte \(byte) is wrong"
    case .unfinished: "is not JSON: it ends too early"
    case .repeatedMember(let name): "has the member '\(name.prefix(100))' twice"
    }
  }
}
