import Dispatch
import Synchronization
import Testing

@testable import Postgres

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Waiting for a socket", .timeLimit(.minutes(5)))
struct SocketWatchTests {
  private let poller: SocketPoller
  private let queue = DispatchQueue(label: "waiting for a socket")

  init() throws { poller = try SocketPoller.shared() }

  // Dispatch's own sources lost events here.
  @Test("Everybody is told when many begin and end at once")
  func many() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask {
          let queue = DispatchQueue(label: "one of many")
          for _ in 0..<2_000 {
            let pipe = try Pipe()
            let waiter = try Waiter(pipe.output, with: poller, on: queue)
            waiter.watch.wait(for: .input)
            pipe.write()
            await waiter.untilTold()
            waiter.watch.end()
          }
        }
      }
      try await group.waitForAll()
    }
  }

  @Test("One wait is for one event")
  func once() async throws {
    let (pipe, other) = (try Pipe(), try Pipe())
    let waiter = try Waiter(pipe.output, with: poller, on: queue)
    waiter.watch.wait(for: .input)
    pipe.write()
    await waiter.untilTold()
    pipe.write()
    try await tellAnother(on: other)
    #expect(waiter.count == 1)
    // What has come before the second wait counts for it.
    waiter.watch.waitAgain()
    await waiter.untilTold()
    #expect(waiter.count == 2)
    waiter.watch.end()
  }

  @Test("Nobody is told after the end, and the next one can wait for the same socket")
  func ended() async throws {
    let pipe = try Pipe()
    let first = try Waiter(pipe.output, with: poller, on: queue)
    first.watch.wait(for: .input)
    first.watch.end()
    let second = try Waiter(pipe.output, with: poller, on: queue)
    second.watch.wait(for: .input)
    pipe.write()
    await second.untilTold()
    #expect(first.count == 0)
    second.watch.end()
  }

  @Test("When a socket was closed, the end of its watch leaves the next one with its number alone")
  func reusedNumber() async throws {
    let (pipe, next) = (try Pipe(), try Pipe())
    let first = try Waiter(pipe.output, with: poller, on: queue)
    first.watch.wait(for: .input)
    // It closes the one and opens the other, before another thread can get the number.
    try #require(dup2(next.output, pipe.output) == pipe.output)
    let second = try Waiter(pipe.output, with: poller, on: queue)
    second.watch.wait(for: .input)
    first.watch.waitAgain()
    first.watch.end()
    next.write()
    await second.untilTold()
    #expect(first.count == 0)
    second.watch.end()
  }

  @Test("Room is waited for only where it was asked for")
  func room() async throws {
    let (pipe, other) = (try Pipe(), try Pipe())
    let waiter = try Waiter(pipe.input, with: poller, on: queue)
    waiter.watch.waitAgain()
    try await tellAnother(on: other)
    #expect(waiter.count == 0)
    var watch = waiter.watch
    watch.waitForRoom(true)
    await waiter.untilTold()
    watch.end()
  }

  @Test("Who waits for something that is no socket is told at once, to try and learn why")
  func noSocket() async throws {
    let waiter = try Waiter(-1, with: poller, on: queue)
    waiter.watch.wait(for: .input)
    await waiter.untilTold()
    waiter.watch.end()
  }

  /// Returns when the poller has told everybody whose socket was ready before.
  private func tellAnother(on pipe: Pipe) async throws {
    let waiter = try Waiter(pipe.output, with: poller, on: queue)
    waiter.watch.wait(for: .input)
    pipe.write()
    await waiter.untilTold()
    waiter.watch.end()
  }
}

/// A pipe of the system. Both ends are closed with the last reference to it.
private final class Pipe: Sendable {
  let output: CInt
  let input: CInt

  init() throws(SystemFailure) {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SystemFailure(number: errno) }
    (output, input) = (ends[0], ends[1])
  }

  deinit {
    close(output)
    close(input)
  }

  func write() {
    #if canImport(Darwin)
      _ = Darwin.write(input, [7 as UInt8], 1)
    #elseif canImport(Musl)
      _ = Musl.write(input, [7 as UInt8], 1)
    #else
      _ = Glibc.write(input, [7 as UInt8], 1)
    #endif
  }
}

/// Counts how often it was told that its socket is ready.
private struct Waiter: Sendable {
  let watch: SocketWatch
  private let calls: Calls

  /// It is a class of its own, because the watch needs it to begin with.
  private final class Calls: Sendable {
    let count = Mutex(0)
    let stream = AsyncStream<Void>.makeStream()
  }

  init(_ socket: CInt, with poller: SocketPoller, on queue: DispatchQueue) throws {
    let calls = Calls()
    self.calls = calls
    watch = try SocketWatch(socket, with: poller, on: queue) {
      calls.count.withLock { $0 += 1 }
      calls.stream.continuation.yield()
    }
  }

  var count: Int { calls.count.withLock { $0 } }

  /// Waits for the next call that was not waited for yet.
  func untilTold() async {
    for await _ in calls.stream.stream { return }
  }
}
