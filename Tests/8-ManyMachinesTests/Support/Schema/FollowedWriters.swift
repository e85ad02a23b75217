import EventSourcing
import ManyMachines
import Postgres
import Synchronization

/// Machines that append at the same time, and a reader that follows the log meanwhile.
struct FollowedWriters {
  let machines: Int
  let appends: Int

  struct Outcome: Sendable {
    /// Whether all machines came to the end.
    let isComplete: Bool
    /// How many appends were stored.
    let stored: Int
    /// The positions that the reader saw, in the order in which it saw them.
    let positions: [Int]
    /// The positions in the log.
    let log: [Int]
  }

  func run() async throws -> Outcome {
    let database = try await EventsDatabase()
    let sessions = try await database.machines(machines)
    let reader = try await database.machine()
    let progress = Progress()
    let following = Task { try await follow(progress, with: reader) }
    let isComplete = try await write(progress, on: sessions, seenBy: database.session)
    progress.isDone.store(true, ordering: .releasing)
    let positions = try await following.value
    let log = try await database.session.run("SELECT position FROM events ORDER BY position")
    return Outcome(
      isComplete: isComplete, stored: progress.stored.load(ordering: .relaxed),
      positions: positions, log: log.map { $0.integer(0) })
  }

  /// Lets all machines append, and returns `false` when one of them waits for another that is done.
  private func write(
    _ progress: Progress, on sessions: [PostgresConnection], seenBy observer: PostgresConnection
  ) async throws -> Bool {
    try await withThrowingTaskGroup { group in
      for (number, session) in sessions.enumerated() {
        group.addTask {
          try? await write(progress, on: session, number: number)
          progress.ended.add(1, ordering: .relaxed)
        }
      }
      try await group.next()
      var isComplete = true
      while isComplete, progress.ended.load(ordering: .relaxed) < machines {
        isComplete = try await !observer.seesIdleBlocker()
      }
      // Without their sessions, none of them waits any more.
      if !isComplete { for session in sessions { await session.close() } }
      return isComplete
    }
  }

  private func write(
    _ progress: Progress, on session: PostgresConnection, number machine: Int
  ) async throws {
    let stream = StreamID(category: "machine", id: "\(machine)")
    for number in 1...appends {
      let answer = try await session.append(.notes([machine * 10_000 + number], to: stream))
      if answer.hasPrefix("stored") { progress.stored.add(1, ordering: .relaxed) }
    }
  }

  /// Reads page after page; the last one begins after the last writer has ended.
  private func follow(_ progress: Progress, with reader: PostgresConnection) async throws -> [Int] {
    var positions: [Int] = []
    while true {
      let isDone = progress.isDone.load(ordering: .acquiring)
      let page = try await Race.page(
        after: GlobalPosition(rawValue: positions.last ?? 0), on: reader)
      positions += page.map(\.position.rawValue)
      if isDone, page.isEmpty { return positions }
    }
  }

  private final class Progress: Sendable {
    let stored = Atomic(0)
    let ended = Atomic(0)
    let isDone = Atomic(false)
  }
}
