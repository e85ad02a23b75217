public import HTTPServer

/// The version of a resource as an HTTP entity tag: `"3"` (RFC 9110, section 8.8.3).
public struct EntityTag: Hashable, Sendable, CustomStringConvertible {
  public let version: Int

  public init(version: Int) {
    self.version = version
  }

  public var description: String { "\"\(version)\"" }
}

/// The condition of a request: `If-Match`, or `If-None-Match`.
public enum TagCondition: Hashable, Sendable {
  /// `*`: any existing version.
  case anything
  case tags([Tag])

  /// A tag that a client sends; it need not be from this server.
  public struct Tag: Hashable, Sendable {
    public let text: String
    public let isWeak: Bool

    public init(_ text: String, isWeak: Bool = false) {
      self.text = text
      self.isWeak = isWeak
    }

    /// The version in the tag; `nil` when it is not from this server, such as `"03"`.
    public var version: Int? { Int(text).flatMap { String($0) == text ? $0 : nil } }
  }

  /// Reads the header `name`; `nil` when it is missing.
  ///
  /// - Throws: ``InvalidRequest`` when it is neither `*` nor a list of quoted tags.
  public init?(_ name: HTTPHeaderName, of request: HTTPRequest) throws {
    let values = request.headers.values(name)
    guard !values.isEmpty else { return nil }
    // Several lines are one list, and a tag may contain a comma (RFC 9110, section 5.6.1).
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

  /// The versions at which a request with this `If-Match` may run; `nil` for any version.
  ///
  /// A weak tag doesn't identify an exact state, which a change needs. So it matches no version
  /// (RFC 9110, section 13.1.1).
  public var versionsForChange: Set<Int>? {
    // BEGIN EXERCISE 6.9
    // Which versions do the strong tags name? `*` is not an empty list.
    nil
    // END EXERCISE 6.9
  }

  /// Returns whether a client with this `If-None-Match` has `version` already.
  ///
  /// For reading, a weak tag is as good as a strong one.
  public func holds(_ version: Int) -> Bool {
    // BEGIN EXERCISE 6.9
    // Does one of the tags name this version?
    false
    // END EXERCISE 6.9
  }
}
