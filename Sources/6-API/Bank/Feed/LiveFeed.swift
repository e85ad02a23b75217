import EventSourcing
import Events
import Foundation
public import HTTPServer
import ReadModels

/// The public events as an endless stream of server-sent events.
public struct LiveFeed: Sendable {
  private let reader: FeedReader
  /// The longest time without a message.
  private let silence: Duration
  private let clock: any Clock<Duration>

  public init(
    reader: FeedReader, silence: Duration = .seconds(15),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.reader = reader
    self.silence = silence
    self.clock = clock
  }

  /// Streams every public event after the last one that the client has seen, and each new one.
  ///
  /// A client that reconnects sends its place in `Last-Event-ID`; a browser does so by itself.
  /// A slow client blocks only its own response: the next event is read when the previous one was
  /// passed to the kernel. A client whose last event is not in the log is told so in the stream; see
  /// ``FeedStart``.
  ///
  /// - Throws: ``InvalidRequest``; errors of the store.
  public func response(to request: HTTPRequest) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.13
    // After which event? `Last-Event-ID` says it, or else `after` in the query, or else it's 0.
    throw Unfinished("6.13")
    // END EXERCISE 6.13
  }

  /// A response with the stream `body`, and heartbeats while it is silent. It begins with the notice of
  /// `start`, if there is one.
  private func stream(
    from start: FeedStart, _ body: @escaping HTTPResponse.Stream
  ) -> HTTPResponse {
    let headers: HTTPHeaders = [
      .contentType: "text/event-stream", .cacheControl: "no-store",
      // A proxy that buffers would keep the events back; nginx obeys this header.
      "X-Accel-Buffering": "no",
    ]
    return HTTPResponse(.ok, headers: headers) { writer in
      let heartbeat = Array(ServerSentEvent.heartbeat.utf8)
      // The first one goes out at once, so that the client knows that it is connected.
      try await writer.write(heartbeat)
      if let notice = start.notice { try await writer.write(Array(notice.text.utf8)) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await body(writer) }
        group.addTask {
          while true {
            try await clock.sleep(for: silence)
            try await writer.write(heartbeat)
          }
        }
        defer { group.cancelAll() }
        try await group.next()
      }
    }
  }
}
