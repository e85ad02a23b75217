import API
import EventSourcing
import Events
import Persistence
import ServingSupport
import Synchronization

/// Loads accounts as they were, from the snapshot before that and the events after it.
struct SnapshottedAccounts: AccountLoader {
  let loader: SnapshotLoader
  let snapshots: Snapshots

  func load(_ id: AccountID, asOfVersion version: Int) async throws -> Account.State {
    try await loader.load(Account.self, from: Account.stream(of: id), asOfVersion: version).state
  }

  func newestSnapshots() async throws -> [SnapshotNote] {
    try snapshots.newestVersions(limit: 20).map {
      SnapshotNote(stream: $0.stream, version: $0.version)
    }
  }
}

/// Sees to it that accounts with many new events get a snapshot.
struct SnapshotKeeper {
  let loader: SnapshotLoader
  let snapshots: Snapshots
  let threshold: SnapshotThreshold

  /// Follows the log from `position` on, until the task is cancelled.
  ///
  /// A snapshot that could not be kept costs time and nothing else, so no error ends this but that
  /// of the log.
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
