public import EventSourcing
import Events

/// Handles commands: loads the stream, decides, and appends the events to the store.
///
/// It knows no accounts or users: all rules are in `decide`.
public struct CommandHandler: Sendable {
  let store: any EventStore
  let ids: any EventIDSource
  let retries: RetryPolicy
  /// The clock for the waits between retries.
  let clock: any Clock<Duration>
  /// Returns the random factor for a wait, from 0 up to but not including 1.
  let jitter: @Sendable () -> Double

  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    retries: RetryPolicy = RetryPolicy(), clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.store = store
    self.ids = ids
    self.retries = retries
    self.clock = clock
    self.jitter = jitter
  }

  /// Handles `command` for the aggregate whose history is `stream`.
  ///
  /// On a version conflict it decides again on the newer state, as often as the retry policy
  /// allows. A command that was handled before, by its id, gets the first result.
  /// When the decision depends on another stream, `prepare` takes care of that: it is called
  /// before each append, with the state that was decided on, unless there is nothing to append.
  ///
  /// - Throws: the subject's `Rejection` when a rule forbids the command, ``StaleVersion`` when the
  ///   stream is at none of the command's versions, `VersionConflict` when the retries are used up,
  ///   ``CommandIDTaken`` when the id belongs to another command, and errors of the store.
  ///   After the first four nothing was appended.
  @discardableResult
  public func handle<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void = { _ in }
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    // BEGIN EXERCISE 3.8
    // starter: // One attempt is not enough when another writer was faster.
    // starter: return try await attempt(
    // starter:   command, by: subject, in: stream, context: context, prepare: prepare)
    var retry = 0
    while true {
      do {
        return try await attempt(
          command, by: subject, in: stream, context: context, prepare: prepare)
      } catch let conflict as VersionConflict where conflict.stream == stream {
        retry += 1
        guard retry <= retries.limit else { throw conflict }
        try await clock.sleep(for: retries.wait(beforeRetry: retry, jitter: jitter()))
      }
    }
    // END EXERCISE 3.8
  }

  /// Loads, folds, decides and appends, once.
  private func attempt<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    let history = try await store.read(stream)
    if let first = try earlierResult(to: command, by: subject, in: history, context: context) {
      return first
    }
    try context.requireWanted(in: stream, at: history.last?.version ?? 0)
    // BEGIN EXERCISE 3.7
    // starter: // Fold the history, decide, prepare, and append with the version that you have read.
    // starter: throw Unfinished("3.7")
    let state = Subject.replay(history)
    let events = try Subject.decide(command, given: state)
    if !events.isEmpty { try await prepare(state) }
    let new = events.map { NewEvent(id: ids.next(), event: $0, metadata: context.metadata) }
    let result = try await store.append(
      new, to: stream, expecting: .exactly(history.last?.version ?? 0))
    return CommandResult(events: events, version: result.version, position: result.position)
    // END EXERCISE 3.7
  }
}
