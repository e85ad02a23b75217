public import CommandHandlers
public import EventSourcing
public import HTTPServer

/// The origin of a request, from its headers.
public struct RequestContext: Hashable, Sendable {
  /// The client's idempotency key, the same for each retry.
  public let key: CommandID?
  /// The context of the request's command.
  public let command: CommandContext

  /// Reads the headers of `request`.
  ///
  /// The `Idempotency-Key`, of at most 255 characters, becomes the command's id, so that a retry is the
  /// same command, whether the key has quotes or not. Without a key, each request is a new command.
  /// `X-Correlation-ID`, of at most 255 characters, names the work that the request belongs to; without
  /// it, a new correlation begins.
  ///
  /// - Throws: ``InvalidRequest`` with the header's name.
  public init(
    of request: HTTPRequest, onlyAt versions: Set<Int>? = nil, ids: any EventIDSource
  ) throws {
    // BEGIN EXERCISE 6.6
    // starter: // Read the key with `key(_:longest:)` and the correlation with `header(_:longest:)`.
    // starter: // Which of them becomes the command's id?
    // starter: key = nil
    // starter: command = CommandContext(CommandID(rawValue: ids.next().description))
    key = try request.key(.idempotencyKey, longest: 255).map { CommandID(rawValue: $0) }
    let correlationID = try request.header(.correlationID, longest: 255)
    command = CommandContext(
      key ?? CommandID(rawValue: ids.next().description),
      correlationID: correlationID.map { CorrelationID(rawValue: $0) }, onlyAt: versions)
    // END EXERCISE 6.6
  }
}

extension HTTPHeaderName {
  public static let correlationID: Self = "X-Correlation-ID"
  public static let idempotencyKey: Self = "Idempotency-Key"
  public static let lastEventID: Self = "Last-Event-ID"
}

extension HTTPRequest {
  /// The value of a header that is an id: visible ASCII characters, at most `longest` of them.
  ///
  /// - Throws: ``InvalidRequest`` for any other value, or when the header is repeated.
  func header(_ name: HTTPHeaderName, longest: Int) throws -> String? {
    let values = headers.values(name)
    guard let value = values.first else { return nil }
    let isWord = value.utf8.allSatisfy { UInt8(ascii: "!")...UInt8(ascii: "~") ~= $0 }
    guard values.count == 1, 1...longest ~= value.utf8.count, isWord else {
      throw InvalidRequest(
        field: name.original, "has to be 1 to \(longest) visible ASCII characters, once")
    }
    return value
  }
}
