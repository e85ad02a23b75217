/// The headers of a message, in the order in which they came.
///
/// Names are compared without regard to upper and lower case. A name may come several times.
public struct HTTPHeaders: Sendable {
  /// One header.
  public struct Field: Hashable, Sendable {
    public let name: HTTPHeaderName
    public let value: String

    public init(_ name: HTTPHeaderName, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  public private(set) var fields: [Field]

  public init(_ fields: [Field] = []) {
    self.fields = fields
  }

  /// The value of the first header with this name. Setting it replaces all of them.
  public subscript(name: HTTPHeaderName) -> String? {
    get { fields.first { $0.name == name }?.value }
    set {
      fields.removeAll { $0.name == name }
      if let newValue { fields.append(Field(name, newValue)) }
    }
  }

  /// The values of all headers with this name, in order.
  public func values(_ name: HTTPHeaderName) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  public mutating func append(_ name: HTTPHeaderName, _ value: String) {
    fields.append(Field(name, value))
  }

  /// The members of a list header: its values, split at the commas.
  ///
  /// For lists of words only: it also splits at a comma inside quotes.
  public func list(_ name: HTTPHeaderName) -> [String] {
    values(name).flatMap { $0.split(separator: ",") }
      .map { $0.trimmingHTTPSpace }.filter { !$0.isEmpty }
  }
}

extension HTTPHeaders: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (HTTPHeaderName, String)...) {
    self.init(elements.map { Field($0, $1) })
  }
}

/// The name of a header.
public struct HTTPHeaderName: Hashable, Sendable {
  /// The name in lower case, for comparison.
  public let canonical: String
  /// The name as it was written, for sending.
  public let original: String

  public init(_ name: String) {
    original = name
    canonical = name.lowercased()
  }

  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.canonical == rhs.canonical }

  public func hash(into hasher: inout Hasher) { hasher.combine(canonical) }
}

extension HTTPHeaderName: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}

extension HTTPHeaderName: CustomStringConvertible {
  public var description: String { original }
}

extension HTTPHeaderName {
  public static let acceptEncoding: Self = "Accept-Encoding"
  public static let allow: Self = "Allow"
  public static let cacheControl: Self = "Cache-Control"
  public static let connection: Self = "Connection"
  public static let contentEncoding: Self = "Content-Encoding"
  public static let contentLength: Self = "Content-Length"
  public static let contentType: Self = "Content-Type"
  public static let date: Self = "Date"
  public static let eTag: Self = "ETag"
  public static let expect: Self = "Expect"
  public static let host: Self = "Host"
  public static let ifMatch: Self = "If-Match"
  public static let ifNoneMatch: Self = "If-None-Match"
  public static let link: Self = "Link"
  public static let location: Self = "Location"
  public static let origin: Self = "Origin"
  public static let requestID: Self = "X-Request-ID"
  public static let retryAfter: Self = "Retry-After"
  public static let secFetchSite: Self = "Sec-Fetch-Site"
  public static let server: Self = "Server"
  public static let transferEncoding: Self = "Transfer-Encoding"
}

extension StringProtocol {
  /// The text without the spaces and tabs around it.
  var trimmingHTTPSpace: String {
    let isSpace = { (character: Character) in character == " " || character == "\t" }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
  }

  /// Whether it equals `word`, which is lower-case ASCII, ignoring case.
  ///
  /// `lowercased()` and `==` follow Unicode: for them, the Kelvin sign is a `k`.
  func isEqual(ignoringCase word: String) -> Bool {
    utf8.elementsEqual(word.utf8) { mine, theirs in
      (UInt8(ascii: "A")...UInt8(ascii: "Z") ~= mine ? mine | 0x20 : mine) == theirs
    }
  }
}
