/// Parses requests from the bytes of a connection, in pieces of any size.
///
/// It has no socket and no clock, so tests can feed it byte by byte. After a refusal it can't be
/// used any more.
struct RequestParser {
  /// The next part of a request.
  enum Part {
    case head(RequestHead)
    /// Some bytes of the body, one or more.
    case body(ArraySlice<UInt8>)
    case end
  }

  private enum Stage {
    case requestLine
    case headers
    case body(missing: Int)
    case chunkSize
    case chunk(missing: Int)
    case chunkEnd
    case trailers(count: Int)
  }

  private let limits: ServerLimits
  private var queue = ByteQueue()
  private var stage = Stage.requestLine
  /// The first line of the current request, for the log.
  private(set) var requestLine: RequestLine?
  private var fields: [HTTPHeaders.Field] = []
  /// The number of bytes outside the body: of the head, then around chunks.
  private var headSize = 0
  /// The number of bytes of the body so far.
  private var bodySize = 0

  init(limits: ServerLimits) {
    self.limits = limits
  }

  /// Whether a request is incomplete.
  var isInRequest: Bool {
    if case .requestLine = stage { !queue.isEmpty } else { true }
  }

  /// The number of received bytes that are not parsed yet.
  var waitingCount: Int { queue.count }

  mutating func append(_ bytes: some Sequence<UInt8>) { queue.append(bytes) }

  /// Returns the next part; `nil` when more bytes are needed for it.
  ///
  /// - Throws: a refusal, with the status of the response.
  mutating func next() throws(RequestRefusal) -> Part? {
    while true {
      switch stage {
      case .requestLine:
        guard let line = try headLine() else { return nil }
        // An empty line before a request belongs to the one before (RFC 9112, section 2.2).
        if line.isEmpty { continue }
        requestLine = try RequestLine(parsing: line, limits: limits)
        stage = .headers
      case .headers:
        guard let line = try headLine() else { return nil }
        if line.isEmpty, let requestLine { return .head(try finish(requestLine)) }
        guard fields.count < limits.headerCount else { throw .tooManyHeaders(limits) }
        fields.append(try HTTPHeaders.Field(parsing: line))
      case .body(missing: 0):
        return endOfRequest()
      case .body(let missing):
        return bodyPart(of: missing) { .body(missing: $0) }
      case .chunkSize:
        guard let size = try chunkSize() else { return nil }
        stage = size == 0 ? .trailers(count: 0) : .chunk(missing: size)
      case .chunk(missing: 0):
        stage = .chunkEnd
      case .chunk(let missing):
        return bodyPart(of: missing) { .chunk(missing: $0) }
      case .chunkEnd:
        guard let line = try line(atMost: 2, tooLong: .wrongChunk) else { return nil }
        guard line.isEmpty else { throw .wrongChunk }
        stage = .chunkSize
      case .trailers(let count):
        guard let line = try headLine() else { return nil }
        if line.isEmpty { return endOfRequest() }
        // Trailers are not used; they only have to be valid.
        _ = try HTTPHeaders.Field(parsing: line)
        guard count < limits.headerCount else { throw .tooManyHeaders(limits) }
        stage = .trailers(count: count + 1)
      }
    }
  }
}

extension RequestParser {
  private mutating func line(
    atMost limit: Int, tooLong: RequestRefusal
  ) throws(RequestRefusal) -> ArraySlice<UInt8>? {
    do throws(LineTrouble) {
      return try queue.takeLine(atMost: limit)
    } catch {
      switch error {
      case .tooLong: throw tooLong
      case .bareLineFeed: throw .malformed("a line ends with LF; it must end with CR LF")
      case .bareCarriageReturn: throw .malformed("there is a CR in the middle of a line")
      }
    }
  }

  private mutating func headLine() throws(RequestRefusal) -> ArraySlice<UInt8>? {
    let refusal: RequestRefusal =
      if case .requestLine = stage { .targetTooLong(limits) } else { .headTooLarge(limits) }
    guard let line = try line(atMost: limits.headSize - headSize, tooLong: refusal) else {
      return nil
    }
    headSize += line.count + 2
    return line
  }

  private mutating func finish(_ line: RequestLine) throws(RequestRefusal) -> RequestHead {
    let headers = HTTPHeaders(fields)
    fields = []
    let framing = try BodyFraming(of: line, headers)
    switch framing {
    case .length(let length):
      guard length <= limits.bodySize else { throw .bodyTooLarge(limits) }
      stage = .body(missing: length)
    case .chunked:
      stage = .chunkSize
    }
    (headSize, bodySize) = (0, 0)
    return RequestHead(
      method: line.method, target: line.target, authority: line.authority, version: line.version,
      headers: headers, framing: framing)
  }

  /// Takes the available part of `missing` bytes; `stage` makes the next stage.
  private mutating func bodyPart(of missing: Int, stage: (_ missing: Int) -> Stage) -> Part? {
    let bytes = queue.take(atMost: missing)
    self.stage = stage(missing - bytes.count)
    return bytes.isEmpty ? nil : .body(bytes)
  }

  private mutating func endOfRequest() -> Part {
    stage = .requestLine
    requestLine = nil
    headSize = 0
    queue.forgetRead()
    return .end
  }

  /// Parses the line before a chunk: its size in hexadecimal digits, and extensions, which are
  /// ignored.
  private mutating func chunkSize() throws(RequestRefusal) -> Int? {
    guard let line = try line(atMost: 256, tooLong: .wrongChunk) else { return nil }
    let digits = line.prefix { $0.hexadecimalValue != nil }
    // Zeros in front are allowed (RFC 9112, section 7.1), as long as the line is short.
    let number = digits.drop { $0 == UInt8(ascii: "0") }
    guard !digits.isEmpty, number.count <= 8,
      digits.count == line.count || line[digits.endIndex] == UInt8(ascii: ";"),
      line.allSatisfy(\.isFieldCharacter)
    else { throw .wrongChunk }
    // Zeros in front and extensions are ignored, but they count: a client may not send any number
    // of bytes in them.
    headSize += line.count - max(number.count, 1)
    guard headSize <= limits.headSize else { throw .headTooLarge(limits) }
    let size = number.reduce(0) { $0 << 4 | ($1.hexadecimalValue ?? 0) }
    bodySize += size
    guard bodySize <= limits.bodySize else { throw .bodyTooLarge(limits) }
    return size
  }
}

extension RequestRefusal {
  fileprivate static let wrongChunk = malformed(
    "a chunk of the body is malformed")

  fileprivate static func targetTooLong(_ limits: ServerLimits) -> Self {
    Self(.uriTooLong, "the request line is too long")
  }

  fileprivate static func headTooLarge(_ limits: ServerLimits) -> Self {
    Self(.headerFieldsTooLarge, "the head is larger than \(limits.headSize) bytes")
  }

  fileprivate static func tooManyHeaders(_ limits: ServerLimits) -> Self {
    Self(.headerFieldsTooLarge, "there are more than \(limits.headerCount) headers")
  }

  fileprivate static func bodyTooLarge(_ limits: ServerLimits) -> Self {
    Self(.contentTooLarge, "the body is larger than \(limits.bodySize) bytes")
  }
}
