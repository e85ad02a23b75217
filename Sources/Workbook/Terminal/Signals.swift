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
    sources = [SIGINT, SIGQUIT, SIGTERM, SIGHUP].map { [first] number in
      Self.source(of: number) {
        first.number.withLock { $0 = $0 ?? number }
        end()
      }
    }
  }

  /// Calls `handler` for each signal of this number, which does nothing else then.
  fileprivate static func source(
    of number: Int32, _ handler: @escaping @Sendable () -> Void
  ) -> any DispatchSourceSignal {
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler(handler: handler)
    #if canImport(Darwin)
      // There, Dispatch only listens; the signal's default action would still happen. A signal that is
      // ignored while nobody listens is lost, so this comes second.
      source.setRegistrationHandler { signal(number, SIG_IGN) }
    #endif
    source.activate()
    return source
  }
}

/// Reports changes of the window while a program runs in it.
///
/// It ends with this value.
struct WindowSignals: ~Copyable {
  private let sources: [any DispatchSourceSignal]

  /// - Parameters:
  ///   - leave: Called when Ctrl-Z is about to stop this program.
  ///   - redraw: Called when the program has the terminal back, and when the window has another size.
  init(leave: @escaping @Sendable () -> Void, redraw: @escaping @Sendable () -> Void) {
    sources = [
      Signals.source(of: SIGTSTP) {
        leave()
        // Without a shell that could let it go on, Ctrl-Z stops nothing.
        if getpgrp() != getsid(0) { kill(getpid(), SIGSTOP) } else { redraw() }
      },
      Signals.source(of: SIGCONT, redraw),
      Signals.source(of: SIGWINCH, redraw),
    ]
  }

  deinit {
    for source in sources { source.cancel() }
  }
}
