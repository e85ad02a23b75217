public import CommandHandlers
public import EventSourcing
public import HTTPServer

/// Where a request comes from, as far as its headers say.
public struct RequestContext: Hashable, Sendable {
  /// What the client calls this request, whenever it sends it.
  public let key: CommandID?
  /// The command that the request leads to.
  public let command: CommandContext

  /// Reads the headers of `request`.
  ///
  /// The `Idempotency-Key`, of at most 255 characters, names the command, so that a repeated request
  /// is the same command. A request without one is a command of its own each time. What the client
  /// works on is in `X-Correlation-ID`, of at most 255; without one, the command begins something
  /// new.
  ///
  /// - Throws: ``InvalidRequest`` that names the header.
  public init(
    of request: HTTPRequest, onlyAt versions: Set<Int>? = nil, ids: any EventIDSource
  ) throws {
    // BEGIN EXERCISE 6.6
    // `header(name, longest:)` reads one. Which of them names the command?
    key = nil
    command = CommandContext(CommandID(rawValue: ids.next().description))
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
  /// - Throws: ``InvalidRequest`` when it is something else, or when the header comes twice.
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
