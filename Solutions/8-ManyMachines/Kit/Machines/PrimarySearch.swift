/// The servers' answers so far in one search for the primary, and the conclusion from them.
///
/// A **timeline** is PostgreSQL's number for a history of the database. When a standby is promoted, it
/// begins a new one with a higher number. So of two servers that both say "primary", the one with the
/// lower timeline is the old one, and what is written to it is lost.
public struct PrimarySearch: Sendable {
  /// The names of the servers.
  public let servers: [String]
  /// The highest timeline that earlier searches have seen; `nil` in the first search.
  public let seen: Int?
  private var answers: [Int: ServerAnswer] = [:]

  /// Starts a search among `servers`.
  public init(of servers: [String], seen: Int?) {
    self.servers = servers
    self.seen = seen
  }

  /// Keeps the answer of a server.
  public mutating func record(_ answer: ServerAnswer) { answers[answer.server] = answer }

  /// The answer of the server with this index in ``servers``; `nil` as long as there is none.
  public func answer(of server: Int) -> ServerAnswer? { answers[server] }

  /// The state of the server with this index in ``servers``; `nil` when it has not answered, or could
  /// not be reached.
  public func state(of server: Int) -> ServerState? { answers[server]?.state }

  /// Whether each server has answered, or could not be reached within the limit.
  public var isComplete: Bool { answers.count == servers.count }

  /// The highest timeline in an answer or in earlier searches, 0 when none is known.
  ///
  /// The answer of a standby counts as well: it follows a primary, which may itself not answer.
  public var highestTimeline: Int {
    // BEGIN EXERCISE 8.11
    // starter: seen ?? 0
    servers.indices.reduce(seen ?? 0) { max($0, state(of: $1)?.timeline ?? 0) }
    // END EXERCISE 8.11
  }

  /// The index of the primary in ``servers``; `nil` as long as it isn't known.
  ///
  /// Usually, it is known when the search is complete. It is known earlier when a primary answers from
  /// a higher timeline than any earlier search has seen: that one has just been promoted.
  public var primary: Int? {
    // BEGIN EXERCISE 8.11
    // starter: // For now the first one that accepts writes, whatever its timeline.
    // starter: servers.indices.first { state(of: $0)?.acceptsWrites == true }
    let highest = highestTimeline
    let isPromoted = seen.map { highest > $0 } ?? false
    guard isComplete || isPromoted else { return nil }
    return servers.indices.first { server in
      guard let state = state(of: server) else { return false }
      return state.acceptsWrites && state.timeline == highest
    }
    // END EXERCISE 8.11
  }
}
