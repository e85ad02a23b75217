public import CommandHandlers
public import EventSourcing
import HTTPServer

/// What the bank remembers of a request that came with a key.
///
/// Each key has a stream of its own, so nobody can take a key twice. None of this is news for
/// others: the public feed leaves it out.
public enum RequestEvent: Hashable, Sendable {
  /// The key stands for this wish from now on.
  case received(CommandID, wish: String)
  case answered(CommandID, KeptAnswer)

  /// The stream of one key.
  public static func stream(of key: CommandID) -> StreamID {
    StreamID(category: "request", id: key.rawValue)
  }
}

/// An answer as it can be given again, to the letter.
public struct KeptAnswer: Hashable, Sendable, Codable {
  public let status: Int
  public let phrase: String
  public let headers: [String: String]
  public let body: String

  init(_ response: HTTPResponse) {
    status = response.status.code
    phrase = response.status.phrase
    let fields = response.headers.fields.map { ($0.name.original, $0.value) }
    headers = Dictionary(fields, uniquingKeysWith: { first, _ in first })
    // An answer to a command is never a stream; of one, nothing could be kept.
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
    case wish
    case answer
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .received(let key, let wish):
      try data.encode(key.rawValue, forKey: .key)
      try data.encode(wish, forKey: .wish)
    case .answered(let key, let answer):
      try data.encode(key.rawValue, forKey: .key)
      try data.encode(answer, forKey: .answer)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let key = CommandID(rawValue: try data.decode(String.self, forKey: .key))
    switch typeName {
    case .requestReceived:
      self = .received(key, wish: try data.decode(String.self, forKey: .wish))
    case .requestAnswered:
      self = .answered(key, try data.decode(KeptAnswer.self, forKey: .answer))
    default:
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "'\(typeName)' is no event of a request."
        ))
    }
  }
}
