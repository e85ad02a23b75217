extension HTTPServer {
  /// Serves until the process receives SIGINT or SIGTERM, and shuts down.
  ///
  /// Call it after ``start()``; when it returns, ``shutdown()`` has finished, and the process may
  /// close the resources of its handlers. A second signal ends the process at once, as one does before
  /// `ready` is called and after this call. Cancelling the task shuts the server down as well.
  public func runUntilSignalled(_ ready: () -> Void = {}) async {
    let signals = await ProcessSignals.ending()
    ready()
    await run(until: signals)
  }

  func run(until signals: ProcessSignals) async {
    _ = await signals.first()
    await shutdown()
    signals.stop()
  }
}
