#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Runs `body` to its end; calls `stop` when the process receives SIGINT or SIGTERM, so that it ends.
///
/// It is for programs that serve nothing. A second signal ends the process at once, as one does
/// before and after this call.
///
/// - Throws: errors of `body`.
public func runUntilSignalled(
  _ body: () async throws -> Void, stop: @escaping @Sendable () -> Void
) async rethrows {
  let signals = await ProcessSignals.ending()
  let listening = Task { [arrivals = signals.arrivals] in
    for await _ in arrivals {
      stop()
      return
    }
  }
  defer {
    listening.cancel()
    signals.stop()
  }
  try await body()
}

extension ProcessSignals {
  /// Waits for SIGINT and SIGTERM; a second one ends the process.
  static func ending() async -> ProcessSignals {
    await ProcessSignals([SIGINT, SIGTERM]) { signal in
      // The exit code of a process that was ended by a signal.
      _exit(128 + signal)
    }
  }
}
