public import CommandHandlers
public import EventSourcing
public import HTTPServer

/// Answers a request that comes again, by its key, as it was answered the first time.
///
/// It remembers in the store and not in memory, so that a server that has started again, or another
/// one beside it, remembers as well. Two requests with one key at the same moment are one, within
/// this process; see `SharedTasks`.
///
/// Two processes may both carry such a request out. That is one command, and both give the answer
/// that was kept first. It is the wrong one when one of them was refused and the other one, after
/// somebody else's command, was not: so let one process carry out commands.
public struct FirstAnswers: Sendable {
  private let store: any EventStore
  private let ids: any EventIDSource
  private let running = SharedTasks<Request, HTTPResponse>()

  private struct Request: Hashable {
    let key: CommandID
    let wish: String
  }

  public init(store: any EventStore, ids: any EventIDSource = RandomEventIDs()) {
    self.store = store
    self.ids = ids
  }

  /// Answers the request with this `key`: with what it was answered before, or by `carryOut`.
  ///
  /// What `carryOut` does must be the same when it is done again, because a crash may come between
  /// its end and the moment in which its answer is kept.
  ///
  /// - Throws: ``Problem`` when the key stands for another wish; what `carryOut` and the store
  ///   throw.
  public func answer(
    to wish: Wish, key: CommandID, context: CommandContext,
    by carryOut: @escaping @Sendable () async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    try await answer(to: wish.description, key: key, context: context, by: carryOut)
  }

  /// Answers the request with this `key`, whoever's wishes they are.
  ///
  /// Two requests that want the same are described alike by `wish`, and the words are kept: they have
  /// to mean the same next year.
  ///
  /// - Throws: as the other `answer` does.
  public func answer(
    to wish: String, key: CommandID, context: CommandContext,
    by carryOut: @escaping @Sendable () async throws -> HTTPResponse
  ) async throws -> HTTPResponse {
    try await running.run(Request(key: key, wish: wish)) {
      if let first = try await claim(key, for: wish, context) { return first.response }
      let response = try await carryOut()
      return try await keep(response, key: key, context)
    }
  }

  /// Takes the key for `wish`, and returns the answer when there is one already.
  ///
  /// A key that was taken for the same wish, but not answered, was taken by somebody who did not
  /// come to the end: whoever comes now goes on.
  ///
  /// - Throws: ``Problem`` when the key stands for another wish; what the store throws.
  private func claim(
    _ key: CommandID, for wish: String, _ context: CommandContext
  ) async throws -> KeptAnswer? {
    // BEGIN EXERCISE 6.7
    // The first one to write into the key's stream has it. What stands there if it is not you?
    return nil
    // END EXERCISE 6.7
  }

  /// Keeps `response` for the next time, and returns it; or the one that somebody else has kept.
  ///
  /// What says "not now" is not kept: the next try may find it otherwise.
  ///
  /// - Throws: what the store throws.
  private func keep(
    _ response: HTTPResponse, key: CommandID, _ context: CommandContext
  ) async throws -> HTTPResponse {
    // BEGIN EXERCISE 6.7
    // Which answers are final? And what if another server has kept one meanwhile?
    return response
    // END EXERCISE 6.7
  }

  /// What stands in the key's stream.
  ///
  /// - Throws: what the store throws.
  private func history(of key: CommandID) async throws -> [RequestEvent] {
    try await store.read(RequestEvent.stream(of: key)).compactMap { $0.event as? RequestEvent }
  }

  /// Appends `event` to its key's stream.
  ///
  /// - Throws: `VersionConflict` when the stream is not as `expected`, and what the store throws.
  private func append(
    _ event: RequestEvent, at expected: ExpectedVersion, _ context: CommandContext
  ) async throws {
    let key =
      switch event {
      case .received(let key, _), .answered(let key, _): key
      }
    let new = NewEvent(id: ids.next(), event: event, metadata: context.metadata)
    try await store.append([new], to: RequestEvent.stream(of: key), expecting: expected)
  }
}
