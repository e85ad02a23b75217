extension HTTPServer {
  /// Serves until the process receives SIGINT or SIGTERM, and shuts down.
  ///
  /// Call it after ``start()``; when it returns, ``shutdown()`` has finished, and the process may
  /// close the resources of its handlers. A second signal ends the process at once, as one does
  /// before and after this call. Cancelling the task shuts the server down as well.
  public func runUntilSignalled() async {
    await run(until: await ProcessSignals.ending())
  }

  func run(until signals: ProcessSignals) async {
    _ = await signals.first()
    await shutdown()
    signals.stop()
  }
}
