import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lets the program tidy up before a signal such as that of Ctrl-C ends it.
struct EndingSignals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]
  private let sources: [any DispatchSourceSignal]

  /// From now on, such a signal runs `tidyUp` and ends the process.
  init(_ tidyUp: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "signals")
    sources = Self.numbers.map { number in
      // Dispatch only listens; what the signal does by itself would happen all the same.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        tidyUp()
        // What a shell would say of a process that a signal has ended.
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  /// Lets the signals do again what they do by themselves.
  func stop() {
    for source in sources { source.cancel() }
    for number in Self.numbers { signal(number, SIG_DFL) }
  }
}
