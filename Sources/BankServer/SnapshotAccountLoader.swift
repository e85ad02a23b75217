import API
import EventSourcing
import Events
import Persistence

/// Loads past states of accounts, from the snapshot before that version and the events after it.
struct SnapshotAccountLoader: AccountLoader {
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
