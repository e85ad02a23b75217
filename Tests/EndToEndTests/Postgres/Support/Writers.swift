import ChapterSupport
import EventSourcing
import Foundation
import ManyMachinesSolution
import PersistenceSolution
import Postgres

/// Sixteen tasks that append without a pause, each to a stream of its own, as four processes do: each
/// process has a writer with one connection, and finds the primary by itself.
final class Writers: Sendable {
  private struct Progress {
    var acknowledged: [String: [EventID]] = [:]
    var count = 0
    var isOver = false
  }

  /// One for each process.
  let finders: [PrimaryFinder]
  private let progress = Watched(Progress())
  private let task: Task<Void, any Error>

  init(on database: ReplicatedDatabase) {
    finders = (1...4).map { _ in PrimaryFinder(database.address, limit: .seconds(2)) }
    task = Task { [finders, progress] in
      try await withThrowingDiscardingTaskGroup { group in
        for (number, finder) in finders.enumerated() {
          let writer = PostgresWriter(
            connect: { try await finder.session() }, deadline: .seconds(60))
          for teller in 1...4 {
            let stream = StreamID(category: "account", id: "\(number)-\(teller)")
            group.addTask { try await Self.write(to: stream, with: writer, progress) }
          }
        }
      }
    }
  }

  deinit { task.cancel() }

  /// The number of appends that were acknowledged.
  var acknowledgedCount: Int { progress.value.count }

  /// Waits until `count` appends were acknowledged.
  func acknowledged(atLeast count: Int) async throws {
    try await within(.seconds(60), "\(count) acknowledged appends") { [progress] in
      try await progress.wait { $0.count >= count ? () : nil }
    }
  }

  /// Lets each task finish its append, and returns the acknowledged events of each stream, in order.
  func stop() async throws -> [String: [EventID]] {
    progress.change { $0.isOver = true }
    try await task.value
    return progress.value.acknowledged
  }

  /// Appends one to three events at a time, at the version that is known from the append before.
  private static func write(
    to stream: StreamID, with writer: PostgresWriter, _ progress: Watched<Progress>
  ) async throws {
    let ids = RandomEventIDs()
    var version = 0
    while !progress.value.isOver {
      let events = (0...version % 3).map { number in
        PendingAppend.Event(
          id: ids.next(), stored: EventCodec.Stored(typeName: "Noted", data: "\(version + number)"))
      }
      let append = PendingAppend(
        stream: stream, expected: .exactly(version), events: events, time: Date())
      version = try await writer.append(append).version
      progress.change {
        $0.acknowledged[stream.description, default: []] += events.map(\.id)
        $0.count += 1
      }
    }
  }
}
