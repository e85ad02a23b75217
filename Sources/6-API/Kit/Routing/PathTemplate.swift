import Foundation

/// A path with placeholders, such as `/accounts/{account_id}/events`.
public struct PathTemplate: Hashable, Sendable {
  private enum Segment: Hashable {
    case word(String)
    /// A placeholder with its name.
    case value(String)
  }

  private let segments: [Segment]

  /// Parses a template with the names of values in braces.
  public init(_ text: String) {
    segments = text.split(separator: "/").map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .value(String(segment.dropFirst().dropLast())) : .word(String(segment))
    }
  }

  /// Returns the values in `path` by name; `nil` when the path does not match.
  ///
  /// One slash at the end is optional, and a segment is never empty. The path is split first, then
  /// each segment is percent-decoded once, so a value may contain an encoded slash. A segment that
  /// can't be decoded does not match.
  public func values(in path: Substring) -> [String: String]? {
    // BEGIN EXERCISE 6.1
    // Compare segment by segment: is it the same word, or a value to keep by its name?
    nil
    // END EXERCISE 6.1
  }

  /// Returns the values in `path` by name; `nil` when the path does not match.
  public func values(in path: String) -> [String: String]? { values(in: path[...]) }
}

extension String {
  /// The text without its percent encoding; `nil` when it can't be decoded.
  ///
  /// Most texts have no encoding, and the check for that takes nanoseconds.
  fileprivate var percentDecoded: String? {
    utf8.contains(UInt8(ascii: "%")) ? removingPercentEncoding : self
  }
}

extension PathTemplate: CustomStringConvertible {
  public var description: String {
    let parts = segments.map { segment in
      switch segment {
      case .word(let word): word
      case .value(let name): "{\(name)}"
      }
    }
    return "/" + parts.joined(separator: "/")
  }
}

extension PathTemplate: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
