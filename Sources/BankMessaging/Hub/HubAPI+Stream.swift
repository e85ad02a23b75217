import API
import HTTPServer
import Messaging

extension HubAPI {
  /// Streams every message after the last one that the client has, and each new one.
  ///
  /// A client that reconnects sends its place in `Last-Event-ID`; a browser does so by itself. A slow
  /// client blocks only its own response.
  ///
  /// - Throws: `InvalidRequest`, ``BeyondHub``, and `StorageError`.
  func stream(_ call: Call) async throws -> HTTPResponse {
    let query = try QueryItems(of: call.request, "after")
    // Read even when the header counts, so that nonsense in it is refused.
    let after = try query.number("after", in: 0...(.max)) ?? 0
    let events = try await hub.follow(after: try Self.lastEventID(of: call.request) ?? after)
    let headers: HTTPHeaders = [
      .contentType: "text/event-stream", .cacheControl: "no-store",
      // A proxy that buffers would keep the events back; nginx obeys this header.
      "X-Accel-Buffering": "no",
    ]
    return HTTPResponse(.ok, headers: headers) { [silence] writer in
      let heartbeat = Array(ServerSentEvent.heartbeat.utf8)
      // The first one goes out at once, so that the client knows that it is connected.
      try await writer.write(heartbeat)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for try await event in events {
            try await writer.write(Array(try event.text.utf8))
          }
        }
        group.addTask {
          while true {
            try await Task.sleep(for: silence)
            try await writer.write(heartbeat)
          }
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }

  /// The position in the header `Last-Event-ID`; `nil` when it is missing.
  ///
  /// - Throws: `InvalidRequest`.
  private static func lastEventID(of request: HTTPRequest) throws -> Int? {
    let values = request.headers.values(.lastEventID)
    guard let value = values.first else { return nil }
    let isNumber = value.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard values.count == 1, isNumber, let position = Int(value) else {
      throw InvalidRequest(
        field: HTTPHeaderName.lastEventID.original, "has to be a whole number, 0 or more, once")
    }
    return position
  }
}

extension HubEvent {
  /// The message in a stream.
  ///
  /// All of them have one name, so that a browser's `onmessage` gets them, and the type of a message
  /// can't add a line.
  fileprivate var text: String {
    get throws {
      ServerSentEvent(id: position, event: "message", data: try message.json()).text
    }
  }
}
