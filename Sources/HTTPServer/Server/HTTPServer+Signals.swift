#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension HTTPServer {
  /// Serves until the process is asked to end, by SIGINT or SIGTERM, and shuts down.
  ///
  /// Call it after ``start()``; when it returns, ``shutdown()`` has, and the process may close what
  /// the handlers used. A second signal ends the process at once, as one does before and after this
  /// call. When the task is cancelled, the server shuts down as well.
  public func runUntilSignalled() async {
    let signals = await ProcessSignals([SIGINT, SIGTERM]) { signal in
      // What a shell would say of a process that a signal has ended.
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
