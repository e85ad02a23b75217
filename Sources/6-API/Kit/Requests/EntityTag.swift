public import HTTPServer

/// The version of what is answered, as HTTP writes it: `"3"` (RFC 9110, section 8.8.3).
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
  public let version: Int

  public init(version: Int) {
    self.version = version
  }

  public var description: String { "\"\(version)\"" }
}

/// A condition under which a request is meant: `If-Match`, or `If-None-Match`.
public enum TagCondition: Hashable, Sendable {
  /// `*`: whatever there is, if there is something.
  case anything
  case tags([Tag])

  /// A tag as a client sends it back; it need not be one of ours.
  public struct Tag: Hashable, Sendable {
    public let text: String
    public let isWeak: Bool

    public init(_ text: String, isWeak: Bool = false) {
      self.text = text
      self.isWeak = isWeak
    }

    /// The version that the tag names; `nil` when it is none of ours, such as `"03"`.
    public var version: Int? { Int(text).flatMap { String($0) == text ? $0 : nil } }
  }

  /// Reads the header `name`; `nil` when there is none.
  ///
  /// - Throws: ``InvalidRequest`` when it is neither `*` nor a list of quoted tags.
  public init?(_ name: HTTPHeaderName, of request: HTTPRequest) throws {
    let values = request.headers.values(name)
    guard !values.isEmpty else { return nil }
    // Several lines are one list, and a comma may stand within a tag (RFC 9110, section 5.6.1).
    var rest = values.joined(separator: ",")[...]
    if rest.wholeMatch(of: #/[ \t]*\*[ \t]*/#) != nil {
      self = .anything
      return
    }
    var tags: [Tag] = []
    while let member = rest.prefixMatch(of: #/[ \t]*(?:(W/)?"([^ \t"]*)"[ \t]*)?(?:,|$)/#),
      !rest.isEmpty
    {
      if let text = member.2 { tags.append(Tag(String(text), isWeak: member.1 != nil)) }
      rest = rest[member.range.upperBound...]
    }
    guard rest.isEmpty, !tags.isEmpty else {
      throw InvalidRequest(
        field: name.original, "has to be * or a list of quoted tags, such as \"3\"")
    }
    self = .tags(tags)
  }

  /// The versions at which a change is wanted, when this is the request's `If-Match`; `nil` when it
  /// is wanted at any.
  ///
  /// A weak tag stands for something that is only as good as what it names. That is not enough for
  /// a change, so it names no version (RFC 9110, section 13.1.1).
  public var versionsForChange: Set<Int>? {
    // BEGIN EXERCISE 6.9
    // Which versions do the tags name? `*` is no list of none.
    nil
    // END EXERCISE 6.9
  }

  /// Whether the client has `version` already, when this is the request's `If-None-Match`.
  ///
  /// For what is only read, a weak tag is as good as another one.
  public func holds(_ version: Int) -> Bool {
    // BEGIN EXERCISE 6.9
    // Is one of the tags that of this version?
    false
    // END EXERCISE 6.9
  }
}
