public import EventSourcing

/// Handles commands: brings the state of the stream up to date, decides, and appends the events.
///
/// It knows no accounts or users: all rules are in `decide`. Commands for one stream take turns,
/// see `StreamWriter`; commands for different streams don't wait for each other.
public struct CommandHandler: Sendable {
  let store: any EventStore
  var ids: any EventIDSource
  let writers: StreamWriters
  /// Where the state of a stream comes from that was not used lately; `nil` for its events.
  let loader: (any StateLoader)?
  let retries: RetryPolicy
  /// The clock for the waits between retries.
  let clock: any Clock<Duration>
  /// Returns the random factor for a wait, from 0 up to but not including 1.
  let jitter: @Sendable () -> Double

  /// Creates a handler that keeps the states of the streams used last, within `limits`.
  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    loader: (any StateLoader)? = nil, limits: WriterLimits = WriterLimits(),
    retries: RetryPolicy = RetryPolicy(), clock: any Clock<Duration> = ContinuousClock(),
    jitter: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) }
  ) {
    self.store = store
    self.ids = ids
    self.loader = loader
    writers = StreamWriters(store: store, limits: limits)
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
  /// - Throws: the subject's `Rejection` when a rule forbids the command, `UnknownEventInStream` when
  ///   the stream has an event that this program does not know, ``StaleVersion`` when the
  ///   stream is at none of the command's versions, ``UnwantedVersion`` when it is at one where the
  ///   command may not run, `VersionConflict` when the retries are used up, ``CommandIDTaken`` when
  ///   the id belongs to another command, ``StreamBusy`` when too many commands wait for the stream,
  ///   and errors of the store. After the first seven nothing was appended.
  @discardableResult
  public func handle<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void = { _ in }
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    // BEGIN EXERCISE 3.8
    // One attempt is not enough when another writer was faster.
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
    // END EXERCISE 3.8
  }

  /// Loads, folds, decides and appends, once, when it is this command's turn in its stream.
  private func attempt<Subject: Decider>(
    _ command: Subject.Command, by subject: Subject.Type, in stream: StreamID,
    context: CommandContext, prepare: (Subject.State) async throws -> Void
  ) async throws -> CommandResult<Subject.Event> where Subject.Event: Equatable {
    try await writers.turn(subject, in: stream, recording: context.record) { turn in
      let current = try await turn.state { inMemory in
        let known = try await earlierState(inMemory, of: subject, in: stream)
        return try await upToDate(known, of: subject, in: stream)
      }
      // Not before: another process may append this very command, and the state would include it.
      if !context.hasNewID {
        await turn.waitForEvents(causedBy: context.cause)
        let first = try await earlierResult(to: command, by: subject, in: stream, context: context)
        if let first { return first }
      }
      try context.checkPrecondition(in: stream, at: current.version)
      // BEGIN EXERCISE 3.7
      // Decide, prepare, and append with the version that you have decided on.
      throw Unfinished("3.7")
      // END EXERCISE 3.7
    }
  }

  /// Returns the current state of `stream`, beginning with `known`, an earlier state of it.
  ///
  /// It reads only newer events, so it costs the same however long the stream is.
  ///
  /// - Throws: `UnknownEventInStream` when one of them is not an event of `subject`; errors of the
  ///   store.
  private func upToDate<Subject: Decider>(
    _ known: VersionedState<Subject.State>, of subject: Subject.Type, in stream: StreamID
  ) async throws -> VersionedState<Subject.State> {
    // BEGIN EXERCISE 3.7
    // Fold the events after `known.version` onto the known state; an unknown one is an error.
    throw Unfinished("3.7")
    // END EXERCISE 3.7
  }
}
