import EventSourcing
import Postgres
import ReadModels

/// Signals that log, models or their lease may have changed; signals that were not consumed yet are
/// merged into one.
struct ModelSignals: Sendable {
  /// An element for each signal. It ends when the session is lost.
  let all: AsyncStream<Void>
  private let signal: AsyncStream<Void>.Continuation
  private let interval: Duration

  /// The first signal is there already.
  init(every interval: Duration) {
    self.interval = interval
    (all, signal) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    signal.yield()
  }

  /// Signals each of `notifications` that isn't from `holder`, until the session is lost.
  func forward(_ notifications: AsyncStream<PostgresNotification>, notFrom holder: String) async {
    for await notification in notifications where notification.payload != holder { signal.yield() }
    signal.finish()
  }

  /// Signals after each interval, until the task is cancelled.
  func remind() async {
    while (try? await Task.sleep(for: interval)) != nil { signal.yield() }
  }

  /// Signals each event of `store` after `position`, until the task is cancelled.
  func follow(_ store: any EventStore, after position: GlobalPosition) async {
    let backOff = BackOff(cap: .seconds(1))
    let log = store.skipping { _ in true }
    var (position, failures) = (position, 0)
    while !Task.isCancelled {
      do {
        for try await event in log.subscribe(after: position) {
          (position, failures) = (event.position, 0)
          signal.yield()
        }
      } catch {
        // The keeper gets the error itself when it reads the log.
      }
      failures += 1
      try? await backOff.wait(after: failures)
    }
  }
}
