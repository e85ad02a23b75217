public import CommandHandlers
public import EventSourcing
import HTTPServer

/// An event of a request with an idempotency key.
///
/// Each key has a separate stream, so only one request can reserve it.
public enum RequestEvent: Hashable, Sendable {
  /// The key is reserved for the request with this fingerprint.
  case received(CommandID, fingerprint: String)
  case answered(CommandID, StoredResponse)

  public var key: CommandID {
    switch self {
    case .received(let key, _), .answered(let key, _): key
    }
  }

  /// The stream of one key.
  public static func stream(of key: CommandID) -> StreamID {
    StreamID(category: "request", id: key.rawValue)
  }
}

/// A response that can be sent again, byte for byte.
public struct StoredResponse: Hashable, Sendable, Codable {
  public let status: Int
  public let phrase: String
  public let headers: [String: String]
  public let body: String

  init(_ response: HTTPResponse) {
    status = response.status.code
    phrase = response.status.phrase
    let fields = response.headers.fields.map { ($0.name.original, $0.value) }
    headers = Dictionary(fields, uniquingKeysWith: { first, _ in first })
    // The response to a command is never a stream; a stream can't be stored.
    if case .bytes(let bytes) = response.body {
      body = String(decoding: bytes, as: UTF8.self)
    } else {
      body = ""
    }
  }

  var response: HTTPResponse {
    let fields = headers.sorted { $0.key < $1.key }.map { field in
      HTTPHeaders.Field(HTTPHeaderName(field.key), field.value)
    }
    return HTTPResponse(
      HTTPStatus(status, phrase), headers: HTTPHeaders(fields), body: Array(body.utf8))
  }
}

extension EventTypeName {
  public static let requestReceived: Self = "RequestReceived"
  public static let requestAnswered: Self = "RequestAnswered"
}

extension RequestEvent: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [.requestReceived, .requestAnswered]

  public var typeName: EventTypeName {
    switch self {
    case .received: .requestReceived
    case .answered: .requestAnswered
    }
  }

  private enum Field: String, CodingKey {
    case key
    // The names in the log are older than those in the program.
    case fingerprint = "wish"
    case response = "answer"
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .received(let key, let fingerprint):
      try data.encode(key.rawValue, forKey: .key)
      try data.encode(fingerprint, forKey: .fingerprint)
    case .answered(let key, let response):
      try data.encode(key.rawValue, forKey: .key)
      try data.encode(response, forKey: .response)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let key = CommandID(rawValue: try data.decode(String.self, forKey: .key))
    switch typeName {
    case .requestReceived:
      self = .received(key, fingerprint: try data.decode(String.self, forKey: .fingerprint))
    case .requestAnswered:
      self = .answered(key, try data.decode(StoredResponse.self, forKey: .response))
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(typeName)' is no event of a request."
        ))
    }
  }
}
