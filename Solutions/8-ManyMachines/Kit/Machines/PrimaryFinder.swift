public import Postgres
import Synchronization

/// Finds the server that accepts writes, also after a failover.
///
/// Use one finder for all sessions of a process. It remembers the highest timeline that it has seen,
/// and never returns a session with a primary from an earlier one: an old primary that comes back
/// would accept writes, and they would be lost.
public final class PrimaryFinder: Sendable {
  /// A server that may be the primary.
  public struct Server: Sendable {
    /// Its host and port, for messages.
    public let name: String
    /// Opens a session with it.
    public let open: @Sendable () async throws -> any PostgresSession

    public init(name: String, open: @escaping @Sendable () async throws -> any PostgresSession) {
      self.name = name
      self.open = open
    }
  }

  public let servers: [Server]
  /// How long to wait for the answer of a server.
  public let limit: Duration
  private let clock: any Clock<Duration>
  private let highest = Mutex<Int?>(nil)

  /// Creates a finder that knows nothing yet but the `servers`.
  public init(
    _ servers: [Server], limit: Duration = .seconds(1),
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.servers = servers
    self.limit = limit
    self.clock = clock
  }

  /// The highest timeline that any search has seen.
  public var highestTimeline: Int? { highest.withLock { $0 } }

  /// Remembers a timeline, unless a higher one is known.
  func remember(_ timeline: Int) { highest.withLock { $0 = max($0 ?? 0, timeline) } }

  /// Returns a new session with the primary. The caller closes it.
  ///
  /// All servers are asked at the same time, so one that is silent costs at most the limit.
  ///
  /// - Throws: ``PrimaryNotFound``, which says what each server has answered, and `CancellationError`.
  public func session() async throws -> any PostgresSession {
    let inquiry = ServerInquiry(servers, within: limit, on: clock)
    defer { inquiry.end() }
    return try await session(of: await search(inquiry.answers))
  }

  /// Records `answers`, until the primary is known or there are no more.
  func search(_ answers: AsyncStream<ServerAnswer>) async -> PrimarySearch {
    var search = PrimarySearch(of: servers.map(\.name), seen: highestTimeline)
    // BEGIN EXERCISE 8.11
    // starter: // For now it waits for all answers, and remembers nothing.
    // starter: for await answer in answers { search.record(answer) }
    for await answer in answers {
      search.record(answer)
      remember(search.highestTimeline)
      if search.primary != nil { break }
    }
    // END EXERCISE 8.11
    return search
  }

  /// Returns the session with the primary of a `search`, and closes the others.
  private func session(of search: PrimarySearch) async throws -> any PostgresSession {
    // Another search may have seen a higher timeline in the meantime.
    let primary = search.primary.flatMap { server in
      (search.state(of: server)?.timeline ?? 0) < (highestTimeline ?? 0) ? nil : server
    }
    for server in servers.indices where server != primary {
      await search.answer(of: server)?.session?.close()
    }
    if let session = primary.flatMap({ search.answer(of: $0)?.session }) { return session }
    try Task.checkCancellation()
    throw PrimaryNotFound(search, highestTimeline: highestTimeline)
  }
}
