import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Replaces the default action of some signals by an asynchronous wait.
final class ProcessSignals {
  private let numbers: [Int32]
  /// The first signal.
  let arrivals: AsyncStream<Int32>
  private var sources: [any DispatchSourceSignal] = []

  /// Starts waiting for the signals `numbers`; calls `again` for each one after the first.
  init(_ numbers: [Int32], again: @escaping @Sendable (Int32) -> Void) async {
    self.numbers = numbers
    let (arrivals, arrive) = AsyncStream<Int32>.makeStream()
    self.arrivals = arrivals
    let queue = DispatchQueue(label: "signals")
    let count = Atomic(0)
    for number in numbers {
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        if count.add(1, ordering: .relaxed).oldValue == 0 {
          arrive.yield(number)
        } else {
          again(number)
        }
      }
      await withCheckedContinuation { continuation in
        source.setRegistrationHandler {
          #if canImport(Darwin)
            // There, Dispatch only listens; the signal's default action would still happen. A signal
            // that is ignored while nobody listens is lost, so this comes second.
            signal(number, SIG_IGN)
          #endif
          continuation.resume()
        }
        source.resume()
      }
      sources.append(source)
    }
  }

  /// Returns the first signal; `nil` when the task is cancelled.
  func first() async -> Int32? {
    for await number in arrivals { return number }
    return nil
  }

  /// Restores the default actions of the signals.
  func stop() {
    for source in sources { source.cancel() }
    for number in numbers { signal(number, SIG_DFL) }
  }
}
