import Dispatch

/// Blocks the threads that come to it until it is lifted.
final class Blockade: Sendable {
  private let group = DispatchGroup()
  private let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init() {
    (arrivals, arrival) = AsyncStream.makeStream()
    group.enter()
  }

  /// Blocks this thread; returns `false` when the blockade was not lifted for a long time.
  ///
  /// Then the task that should lift it is blocked as well.
  func hold() -> Bool {
    pass()
    return group.wait(timeout: .now() + 8) == .success
  }

  /// Counts as an arrival, and does not block.
  func pass() { arrival.yield() }

  /// Calls `body` after `count` arrivals, and lifts the blockade when it has ended.
  func whileBlocking<Value>(
    _ count: Int, _ body: () async throws -> Value
  ) async rethrows -> Value {
    defer { group.leave() }
    var missing = count
    for await _ in arrivals {
      missing -= 1
      if missing == 0 { break }
    }
    return try await body()
  }
}
