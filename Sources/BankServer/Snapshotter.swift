import EventSourcing
import Events
import Persistence
import ReadModels
import Serving

/// Follows the log and takes a snapshot of each account that has many new events.
struct Snapshotter {
  let loader: SnapshotLoader
  let snapshots: Snapshots
  let threshold: SnapshotThreshold

  /// Follows the log from `position` on, until the task is cancelled.
  ///
  /// A snapshot that could not be saved costs only time, so the only error that interrupts this is
  /// one of reading. Then it waits, and continues after the last event that it has seen.
  func follow(_ store: any EventStore, after position: GlobalPosition) async {
    let backOff = BackOff()
    var (position, newest, failures) = (position, [StreamID: Int](), 0)
    while !Task.isCancelled {
      do {
        for try await event in store.skipping(where: { _ in true }).subscribe(after: position) {
          try await takeSnapshot(at: event, newest: &newest)
          (position, failures) = (event.position, 0)
        }
        return
      } catch {
        failures += 1
        warn("taking snapshots pauses for a while: \(error)")
        try? await backOff.wait(after: failures)
      }
    }
  }

  /// Takes a snapshot if `event` is far enough from the newest one.
  private func takeSnapshot(
    at event: RecordedEvent, newest: inout [StreamID: Int]
  ) async throws {
    guard event.stream.category == Account.category else { return }
    let stored = try? snapshots.newest(of: Account.self, in: event.stream)?.version
    let known = newest[event.stream] ?? stored ?? 0
    newest[event.stream] = known
    guard event.version - known >= threshold.eventCount else { return }
    do {
      _ = try await loader.load(Account.self, from: event.stream)
    } catch is DamagedEvent {
      // An account with a damaged event has no state; the others get their snapshots.
    }
    newest[event.stream] = event.version
  }
}
