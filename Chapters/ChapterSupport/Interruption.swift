import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Turns the signals that end a program into a call, so that it can clean up; a second one ends it at
/// once.
public final class Interruption: Sendable {
  private let first = Watched<Int32?>(nil)

  /// The first signal that came.
  public var signal: Int32? { first.value }

  public init(_ end: @escaping @Sendable () -> Void) {
    let queue = DispatchQueue(label: "interruption")
    for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE] {
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [first] in
        // Each line into a closed pipe sends this one.
        if first.value != nil, number != SIGPIPE { _exit(128 + number) }
        first.change { $0 = $0 ?? number }
        end()
      }
      source.setCancelHandler { _ = source }
      #if canImport(Darwin)
        // There, Dispatch only listens; the signal's default action would still happen. A signal that is
        // ignored while nobody listens is lost, so this comes second.
        source.setRegistrationHandler { _ = Darwin.signal(number, SIG_IGN) }
      #endif
      source.activate()
    }
  }
}
