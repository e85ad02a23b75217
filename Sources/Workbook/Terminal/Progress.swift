/// A line about the current work, which disappears at its end.
struct Progress {
  let terminal: Terminal

  /// Shows `text` and the seconds while `work` goes on; nothing is shown when piped. The text may
  /// change: it is asked for again each second.
  ///
  /// - Throws: errors of `work`; the line disappears then as well.
  func during<Value>(
    _ text: @autoclosure @escaping @Sendable () -> String, _ work: () async throws -> Value
  ) async throws -> Value {
    guard terminal.isInteractive else { return try await work() }
    let terminal = terminal
    let line = Task {
      let clock = ContinuousClock()
      let start = clock.now
      while !Task.isCancelled {
        let seconds = (clock.now - start).components.seconds
        // In a window that is too narrow, the line is cut off: a second one could not be removed.
        let shown = terminal.styled("\(text()) \(seconds) s", .quiet)
        terminal.write("\r\u{1B}[K\u{1B}[?7l\(shown)\u{1B}[?7h")
        try await Task.sleep(for: .seconds(1))
      }
    }
    let value: Result<Value, any Error>
    do { value = .success(try await work()) } catch { value = .failure(error) }
    line.cancel()
    // Waits, so that it never writes into later output.
    _ = await line.result
    terminal.write("\r\u{1B}[K")
    return try value.get()
  }
}
