import InMemoryStore
public import Postgres
public import ReadModels
import Synchronization

/// Signals that the log may have grown, whichever machine has appended to it.
///
/// A signal carries no events: the listener reads the log itself. So a needless signal costs a
/// read, and a lost one costs the time until the next reminder.
///
/// It works only while there are listeners, and with one session for all of them.
public final class PostgresSignal: Sendable {
  public typealias Connect = @Sendable () async throws -> any PostgresSession

  /// The channel on which writers notify others of an append.
  public static let channel = "events"

  let backOff: BackOff
  private let interval: Duration
  private let clock: any Clock<Duration>
  let connect: Connect
  private let onFailure: @Sendable (any Error) -> Void
  private let appends = AppendSignal()
  private let work = Mutex(Work())

  /// Creates a signal that also comes after each `interval`.
  ///
  /// `connect` opens a session with the primary, and `report` gets the error when one has failed.
  public init(
    every interval: Duration = .seconds(1), backOff: BackOff = BackOff(),
    clock: any Clock<Duration> = ContinuousClock(),
    report: @escaping @Sendable (any Error) -> Void = { _ in }, connect: @escaping Connect
  ) {
    self.interval = interval
    self.backOff = backOff
    self.clock = clock
    self.connect = connect
    onFailure = report
  }

  /// The number of current listeners.
  public var listenerCount: Int { appends.listenerCount }

  /// Wakes all listeners of this process.
  public func send() { appends.send() }

  /// Signals the appends of other machines, until the task is cancelled.
  ///
  /// A session may fail at any moment. Another one takes its place after a pause, and begins from the
  /// start: no notification of an append in between has come here.
  func follow() async {
    // BEGIN EXERCISE 8.9
    // starter: // For now, only the reminder signals.
    var failures = 0
    while !Task.isCancelled {
      do {
        try await withSession { session, notifications in
          try await session.run("LISTEN \(Self.channel)")
          failures = 0
          send()
          for await _ in notifications { send() }
        }
      } catch {
        report(error)
      }
      failures += 1
      try? await backOff.wait(after: failures)
    }
    // END EXERCISE 8.9
  }
}

extension PostgresSignal {
  /// The work that is done while there are listeners.
  private struct Work {
    var listenerCount = 0
    var task: Task<Void, Never>?
  }

  /// Returns a sequence with an element for each signal from now on; signals that the listener has
  /// not consumed yet are merged into one.
  public func listen() -> AsyncStream<Void> {
    let (signals, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    appends.keep(listener)
    let forget = listener.onTermination
    listener.onTermination = { [weak self] termination in
      forget?(termination)
      self?.removeListener()
    }
    addListener()
    return signals
  }

  private func addListener() {
    work.withLock { work in
      work.listenerCount += 1
      guard work.task == nil else { return }
      work.task = Task {
        await withDiscardingTaskGroup { group in
          group.addTask { await self.remind() }
          group.addTask { await self.follow() }
        }
      }
    }
  }

  private func removeListener() {
    let ended = work.withLock { work in
      work.listenerCount -= 1
      guard work.listenerCount == 0 else { return nil as Task<Void, Never>? }
      defer { work.task = nil }
      return work.task
    }
    ended?.cancel()
  }

  /// Signals after each interval, until the task is cancelled.
  private func remind() async {
    while (try? await clock.sleep(for: interval)) != nil { send() }
  }

  /// Opens a session, calls `body` with it and with the notifications that come from now on, and
  /// closes it.
  ///
  /// - Throws: errors of connecting, and those of `body`.
  func withSession(
    _ body: (any PostgresSession, AsyncStream<PostgresNotification>) async throws -> Void
  ) async throws {
    let session = try await connect()
    do {
      try await body(session, session.notifications())
    } catch {
      await session.close()
      throw error
    }
    await session.close()
  }

  /// Reports why a session has failed; the end of the last listener is no failure.
  func report(_ error: any Error) {
    if !Task.isCancelled { onFailure(error) }
  }
}
