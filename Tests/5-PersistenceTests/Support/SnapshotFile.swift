import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import SQLite
import StoreConformance

/// The file of a bank with snapshots in it, and a look at them behind the code that is tested.
struct SnapshotFile {
  /// A snapshot in the file.
  struct Kept: Equatable, CustomStringConvertible {
    var stream = Jar.stream.description
    let version: Int
    let lastEventID: String
    var shape = Jar.stateShape
    /// `nil` when the state is not a jar's.
    let cents: Int?

    /// What has to be kept of a jar.
    init(version: Int, cents: Int) {
      self.version = version
      self.cents = cents
      lastEventID = EventID.coin(version).description
    }

    init(_ row: Row) {
      stream = row.text(0)
      version = row.integer(1)
      lastEventID = row.text(2)
      shape = row.integer(3)
      let state = try? JSONDecoder().decode(Jar.State.self, from: Data(row.text(4).utf8))
      cents = state?.cents
    }

    var description: String {
      """
      \(cents.map { "\($0) cents" } ?? "what is no jar") of '\(stream)' at version \(version), \
      shape \(shape), after the event \(lastEventID.suffix(4))
      """
    }
  }

  let file: BankFile
  let snapshots: Snapshots

  init(options: StorageOptions = StorageOptions(durability: .normal)) throws {
    file = try BankFile()
    snapshots = try Snapshots(path: file.path, options: options)
  }

  /// All snapshots in the file.
  func kept() throws -> [Kept] {
    try file.look().run(
      "SELECT stream, version, last_event_id, shape, state FROM snapshots ORDER BY stream, version"
    ) { Kept($0) }
  }

  /// Puts a snapshot into the file, in whatever state it is.
  func put(
    _ snapshot: Snapshot<Jar.State>, shape: Int = Jar.stateShape, text: String? = nil,
    id: String? = nil
  ) throws {
    try file.look().run(
      """
      INSERT INTO snapshots (stream, version, last_event_id, shape, state) VALUES (?, ?, ?, ?, ?)
      """,
      .text(Jar.stream.description), .integer(snapshot.version),
      .text(id ?? snapshot.lastEventID.description), .integer(shape),
      .text(text ?? "{\"cents\":\(snapshot.state.cents)}"))
  }

  /// Loads the jar from `log`.
  func load(
    from log: any EventStore, threshold: Int = 1_000, asOf version: Int? = nil
  ) async throws -> Outcome<Loaded<Jar.State>> {
    let loader = SnapshotLoader(
      store: log, snapshots: snapshots, threshold: SnapshotThreshold(eventCount: threshold))
    return try await .awaiting {
      try await loader.load(Jar.self, from: Jar.stream, asOfVersion: version)
    }
  }
}

extension Outcome<Loaded<Jar.State>> {
  /// What a learner is told about it.
  var words: String {
    value.map { "gave \($0.state.cents) cents at version \($0.version)" } ?? description
  }
}

/// Snapshots as they read in a sentence.
func words(_ kept: [SnapshotFile.Kept]) -> String {
  kept.isEmpty ? "nothing" : kept.map(\.description).joined(separator: " and ")
}
