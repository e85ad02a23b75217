import Foundation

/// A path with places for values in it, such as `/accounts/{account_id}/events`.
public struct PathTemplate: Hashable, Sendable {
  private enum Segment: Hashable {
    case word(String)
    /// A place for a value, with its name.
    case value(String)
  }

  private let segments: [Segment]

  /// Reads a template in which the names of values stand in braces.
  public init(_ text: String) {
    segments = text.split(separator: "/").map { segment in
      segment.hasPrefix("{") && segment.hasSuffix("}")
        ? .value(String(segment.dropFirst().dropLast())) : .word(String(segment))
    }
  }

  /// Returns the values that stand in `path`, by their names; `nil` when it is another path.
  ///
  /// A slash at the end makes no difference; two in a row do, and no value is empty. Values are
  /// percent-decoded, each on its own and once: an encoded slash belongs to a value and parts
  /// nothing. What cannot be decoded is no value.
  public func values(in path: some StringProtocol) -> [String: String]? {
    // BEGIN EXERCISE 6.1
    // Segment by segment: is a word the same word, and what stands in the place of a value?
    nil
    // END EXERCISE 6.1
  }
}

extension String {
  /// The text without its percent encoding; `nil` when it cannot be decoded.
  ///
  /// Most texts have none, and to see that is a matter of nanoseconds.
  fileprivate var percentDecoded: String? {
    utf8.contains(UInt8(ascii: "%")) ? removingPercentEncoding : self
  }
}

extension PathTemplate: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
