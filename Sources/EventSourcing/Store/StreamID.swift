/// The kind of thing whose history a stream holds, such as `account`.
///
/// All streams of one category can be read together.
public struct StreamCategory: RawRepresentable, Hashable, Sendable {
  public let rawValue: String

  /// - Precondition: `rawValue` is not empty and has no `-`, which ends the category in a
  ///   written ``StreamID``.
  public init(rawValue: String) {
    precondition(
      !rawValue.isEmpty && !rawValue.utf8.contains(UInt8(ascii: "-")),
      "A stream category must be a word without '-', not '\(rawValue)'.")
    self.rawValue = rawValue
  }
}

extension StreamCategory: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

/// The name of one stream: the history of one thing, such as `account-1`.
///
/// A stream is the unit of consistency: its events have one order without gaps,
/// and a writer can insist on the expected version. There is no such guarantee across streams.
public struct StreamID: Hashable, Sendable {
  public let category: StreamCategory

  /// The id within the category.
  public let id: String

  public init(category: StreamCategory, id: String) {
    self.category = category
    self.id = id
  }

  /// Parses a stream id, such as `account-1`; `nil` when it has no category or no id.
  ///
  /// The first `-` ends the category, so that the id may itself be a UUID.
  public init?(parsing text: String) {
    // Byte by byte: as a `Character`, the `-` would merge with an accent at the start of the id.
    guard let dash = text.utf8.firstIndex(of: UInt8(ascii: "-")), dash > text.startIndex else {
      return nil
    }
    let id = text[text.utf8.index(after: dash)...]
    guard !id.isEmpty else { return nil }
    self.init(category: StreamCategory(rawValue: String(text[..<dash])), id: String(id))
  }
}

extension StreamID {
  /// Hashes the id alone: it differs between most streams, and stores look streams up all the time.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension StreamID: CustomStringConvertible {
  public var description: String { "\(category.rawValue)-\(id)" }
}
