import API
public import EventSourcing
import InMemoryStore
import Persistence
import ReadModels
import Serving

/// What a bank keeps, and where: the log, and what is derived from it and kept, too.
public struct BankStorage: Sendable {
  let store: any EventStore
  /// Where the log is, as the greeting says it.
  let place: String
  /// `nil` when there are no snapshots.
  private(set) var snapshotter: Snapshotter?
  /// `nil` when the read models are in memory.
  private(set) var models: (any KeptBankModels)?

  /// A log in any `store`, without snapshots. Its read models are `models`, or in memory.
  ///
  /// `place` completes the sentence "its log is in …".
  public init(_ store: any EventStore, place: String, models: (any KeptBankModels)? = nil) {
    self.store = store
    self.place = place
    self.models = models
  }

  /// The storage that `settings` ask for: a file, or the memory of this process.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  init(_ settings: BankSettings) throws {
    guard let path = settings.server.database else {
      self.init(InMemoryEventStore(), place: "memory")
      return
    }
    let (file, snapshots) = try openFile(at: path) {
      (try SQLiteEventStore(path: path, codec: .bank), try Snapshots(path: path))
    }
    self.init(FanOutStore(file), place: path)
    models = Self.durableModels(besideLogAt: path)
    let threshold = settings.snapshotThreshold
    let loader = SnapshotLoader(store: store, snapshots: snapshots, threshold: threshold)
    snapshotter = Snapshotter(loader: loader, snapshots: snapshots, threshold: threshold)
  }

  /// The newest snapshots.
  ///
  /// - Throws: errors of their file.
  @Sendable func newestSnapshots() async throws -> [SnapshotNote] {
    guard let snapshotter else { return [] }
    return try await snapshotter.snapshots.newestVersions(limit: 20)
      .map { SnapshotNote(stream: $0, version: $1) }
  }

  /// Opens the durable read models; `nil` when there can't be any. Then they are in memory this time:
  /// what follows from the log keeps no bank from opening.
  private static func durableModels(besideLogAt path: String) -> DurableBankModels? {
    do {
      return try DurableBankModels(besideLogAt: path)
    } catch {
      warn("the read models are kept in memory this time, and read the whole log: \(error)")
      return nil
    }
  }
}
