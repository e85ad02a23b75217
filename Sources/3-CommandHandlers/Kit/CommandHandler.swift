public import EventSourcing
import Events

/// Takes commands to the streams that they are about, and what was decided to the store.
///
/// It knows nothing of accounts or users: rules stand in `decide`, and nowhere else.
public struct CommandHandler: Sendable {
  let store: any EventStore
  let ids: any EventIDSource
  let retries: RetryPolicy
  /// What is slept on before a retry.
  let clock: any Clock<Duration>
  /// Draws the part of the longest wait that is really waited, from 0 up to 1.
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

  /// Handles `command` for the thing whose history is `stream`.
  ///
  /// When another writer was first, it decides again on the newer state, as often as the retry
  /// policy allows. A command that was handled before, by its id, gets the first answer.
  /// Where the decision needs something of another stream, `prepare` sees to it: it is called
  /// before each append with the state that was decided on, unless there is nothing to append.
  ///
  /// - Throws: the subject's `Rejection` when a rule forbids the command, ``StaleVersion`` when the
  ///   stream is not at a version at which it is wanted, `VersionConflict` when there were too many
  ///   other writers, ``CommandIDTaken`` when its id belongs to another command, and what the store
  ///   throws. After the first four nothing was appended.
  @discardableResult
  public func handle<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void = { _ in }
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    // BEGIN EXERCISE 3.8
    // One attempt is not enough when somebody else was faster.
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
    // END EXERCISE 3.8
  }

  /// Loads, folds, decides and appends, once.
  private func attempt<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    let history = try await store.read(stream)
    if let first = try firstAnswer(to: command, by: subject, in: history, context: context) {
      return first
    }
    try context.requireWanted(in: stream, at: history.last?.version ?? 0)
    // BEGIN EXERCISE 3.7
    // Fold the history, decide, prepare, and append with the version that was seen.
    throw Unfinished("3.7")
    // END EXERCISE 3.7
  }
}
