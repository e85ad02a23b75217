#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension HTTPServer {
  /// Serves until the process receives SIGINT or SIGTERM, and shuts down.
  ///
  /// Call it after ``start()``; when it returns, ``shutdown()`` has finished, and the process may
  /// close the resources of its handlers. A second signal ends the process at once, as one does
  /// before and after this call. Cancelling the task shuts the server down as well.
  public func runUntilSignalled() async {
    let signals = await ProcessSignals([SIGINT, SIGTERM]) { signal in
      // The exit code of a process that was ended by a signal.
      _exit(128 + signal)
    }
    await run(until: signals)
  }

  func run(until signals: ProcessSignals) async {
    _ = await signals.first()
    await shutdown()
    signals.stop()
  }
}
