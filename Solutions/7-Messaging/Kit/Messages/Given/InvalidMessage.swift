public import EventSourcing

/// The reason why a text isn't a message, or why a message can't be written as one.
public enum InvalidMessage: Error, Hashable {
  /// The text is not JSON within the limits.
  case refused(RefusedJSON)
  /// The text is JSON, but not an object.
  case notAnObject
  /// A number is beyond the range of what can be read.
  case unreadable
  case missing(String)
  /// A member has another value than it may have; `expected` says which ones it may.
  case unexpected(String, expected: String)
  /// A member that messages don't have.
  case unknown(String)
}

extension InvalidMessage: CustomStringConvertible {
  public var description: String {
    switch self {
    case .refused(let reason): "the message \(reason)"
    case .notAnObject: "the message is no JSON object"
    case .unreadable: "the message has a number that can't be read"
    case .missing(let name): "the message has no '\(name)'"
    case .unexpected(let name, let expected): "the '\(name)' of the message is not \(expected)"
    case .unknown(let name): "the message has the unknown member '\(name.prefix(100))'"
    }
  }
}
