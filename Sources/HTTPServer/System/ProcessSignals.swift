import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Some signals of this process, which no longer end it but can be waited for.
final class ProcessSignals {
  private let numbers: [Int32]
  private let arrivals: AsyncStream<Int32>
  private var sources: [any DispatchSourceSignal] = []

  /// Begins to wait for the signals `numbers`; calls `again` when one comes after the first.
  init(_ numbers: [Int32], again: @escaping @Sendable (Int32) -> Void) async {
    self.numbers = numbers
    let (arrivals, arrive) = AsyncStream<Int32>.makeStream()
    self.arrivals = arrivals
    let queue = DispatchQueue(label: "signals")
    let count = Atomic(0)
    for number in numbers {
      // Dispatch only listens; what the signal does by itself would happen all the same.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if count.add(1, ordering: .relaxed).oldValue == 0 {
          arrive.yield(number)
        } else {
          again(number)
        }
      }
      await withCheckedContinuation { continuation in
        source.setRegistrationHandler { continuation.resume() }
        source.resume()
      }
      sources.append(source)
    }
  }

  /// Returns the first one that comes; `nil` when the task is cancelled.
  func first() async -> Int32? {
    for await number in arrivals { return number }
    return nil
  }

  /// Lets the signals do again what they do by themselves.
  func stop() {
    for source in sources { source.cancel() }
    for number in numbers { signal(number, SIG_DFL) }
  }
}
