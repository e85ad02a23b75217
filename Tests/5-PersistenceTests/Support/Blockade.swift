import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Blocks the threads that come to it until it is lifted.
final class Blockade: Sendable {
  private let group = DispatchGroup()
  private let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init() {
    (arrivals, arrival) = AsyncStream.makeStream()
    group.enter()
  }

  /// Blocks this thread; returns `false` when this process does nothing, and the blockade is not lifted.
  ///
  /// Then the task that should lift it is blocked as well. As long as other tests keep the process busy,
  /// it may only be waiting for its turn.
  func hold() -> Bool {
    pass()
    var idlePieces = 0
    for _ in 1...600 where idlePieces < 60 {
      let before = clock()
      if group.wait(timeout: .now() + .milliseconds(100)) == .success { return true }
      // The time of all processors, in microseconds.
      if clock() - before < 5_000 { idlePieces += 1 }
    }
    return false
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
