import EventSourcing
import Persistence

/// A subscriber in this process to the appends of other processes.
struct Follower {
  private let positions: AsyncStream<GlobalPosition>
  private let following: Task<Void, any Error>

  init(of store: SQLiteEventStore) {
    let (positions, heard) = AsyncStream<GlobalPosition>.makeStream()
    self.positions = positions
    following = Task {
      defer { heard.finish() }
      for try await event in store.subscribe(after: .start) { heard.yield(event.position) }
    }
  }

  /// Returns the number of events received up to `position`, or until no more came for an
  /// unreasonably long time.
  func count(upTo position: GlobalPosition) async -> Int {
    let patience = Task {
      try await Task.sleep(for: .seconds(3))
      following.cancel()
    }
    var count = 0
    for await heard in positions {
      count += 1
      if heard >= position { break }
    }
    patience.cancel()
    following.cancel()
    return count
  }
}
