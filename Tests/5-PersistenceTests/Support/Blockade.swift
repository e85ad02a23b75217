import Dispatch

/// Blocks the threads that come to it until it is lifted.
final class Blockade: Sendable {
  private let group = DispatchGroup()
  /// Has an element for each thread that has come.
  let arrivals: AsyncStream<Void>
  private let arrival: AsyncStream<Void>.Continuation

  init() {
    (arrivals, arrival) = AsyncStream.makeStream()
    group.enter()
  }

  /// Blocks this thread; returns `false` when nobody has lifted the blockade for a long time.
  ///
  /// Then whoever should lift it is blocked himself.
  func hold() -> Bool {
    arrival.yield()
    return group.wait(timeout: .now() + 20) == .success
  }

  /// Lets all threads go on.
  func lift() { group.leave() }

  /// Returns when `count` threads are blocked.
  func gather(_ count: Int) async {
    var missing = count
    guard missing > 0 else { return }
    for await _ in arrivals {
      missing -= 1
      if missing == 0 { return }
    }
  }
}
