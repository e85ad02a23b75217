import EventSourcing
import Events
import Persistence
import Serving

/// Follows the log and takes a snapshot of each account that has many new events.
struct Snapshotter {
  let loader: SnapshotLoader
  let snapshots: Snapshots
  let threshold: SnapshotThreshold

  /// Follows the log from `position` on, until the task is cancelled.
  ///
  /// A snapshot that could not be saved costs only time, so the only error that ends this is one of
  /// the log.
  func follow(_ store: any EventStore, after position: GlobalPosition) async {
    var newest: [StreamID: Int] = [:]
    do {
      for try await event in store.subscribe(after: position)
      where event.stream.category == Account.category {
        let known =
          try newest[event.stream]
          ?? snapshots.newest(of: Account.self, in: event.stream)?.version ?? 0
        newest[event.stream] = known
        guard event.version - known >= threshold.eventCount else { continue }
        _ = try await loader.load(Account.self, from: event.stream)
        newest[event.stream] = event.version
      }
    } catch {
      warn("no more snapshots are taken: \(error)")
    }
  }
}
