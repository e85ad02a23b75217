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
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        tidyUp()
        // The exit status that a shell reports for a process ended by a signal.
        _exit(128 + number)
      }
      #if canImport(Darwin)
        // There, Dispatch only listens; the signal's default action would still happen. A signal that is
        // ignored while nobody listens is lost, so this comes second.
        source.setRegistrationHandler { signal(number, SIG_IGN) }
      #endif
      source.resume()
      return source
    }
  }

  /// Restores the default actions of the signals.
  func stop() {
    for source in sources { source.cancel() }
    for number in Self.numbers { signal(number, SIG_DFL) }
  }
}
