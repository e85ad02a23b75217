import EventSourcing
public import HTTPServer

/// The public events as a stream that does not end.
public struct LiveFeed: Sendable {
  private let reader: FeedReader
  /// How long nothing may be sent.
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

  /// Sends every public event after the last one that the client has seen, and each new one.
  ///
  /// A client that comes again says in `Last-Event-ID` where it was, a browser by itself.
  /// Whoever reads slowly makes the log wait for nobody: the next event is read when the one before
  /// was taken.
  ///
  /// - Throws: ``InvalidRequest``, ``Problem`` when there is no such event; what the store throws.
  public func response(to request: HTTPRequest) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.13
    // After which event? The header says it, else `after` in the query, else it is 0.
    throw Unfinished("6.13")
    // END EXERCISE 6.13
  }

  /// A response that goes on with `body`, and says between its pieces that it is still there.
  private func stream(_ body: @escaping HTTPResponse.Stream) -> HTTPResponse {
    let headers: HTTPHeaders = [
      .contentType: "text/event-stream", .cacheControl: "no-store",
    ]
    return HTTPResponse(.ok, headers: headers) { writer in
      let heartbeat = Array(ServerSentEvent.heartbeat.utf8)
      // The first one goes out at once: then the client knows that somebody listens.
      try await writer.write(heartbeat)
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
