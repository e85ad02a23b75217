import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Turns the signals that end a program into an orderly end.
///
/// So that Ctrl-C, too, restores the terminal and leaves no test process behind.
struct Signals {
  private final class First: Sendable {
    let number = Mutex<Int32?>(nil)
  }

  private let first = First()
  private let sources: [any DispatchSourceSignal]

  /// The first signal that came.
  var received: Int32? { first.number.withLock { $0 } }

  init(_ end: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { [first] number in
      #if canImport(Darwin)
        // There, Dispatch sees a signal only when it would otherwise do nothing.
        signal(number, SIG_IGN)
      #endif
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        first.number.withLock { $0 = $0 ?? number }
        end()
      }
      source.activate()
      return source
    }
  }
}
