extension Session {
  /// Gives a verdict on every save, until it is ended by `q` or a signal.
  func watch() async throws {
    if let current = try? currentStage(), try missingLibrary(for: current) != nil {
      // Asked before the keys mean something else.
      _ = try await testCurrentStage()
    }
    let (events, continuation) = AsyncStream<Watch.Event>.makeStream()
    let mode = Keyboard.Mode()
    let keyboard = mode.map { Keyboard($0) { continuation.yield(.key($0)) } }
    let window = WindowSignals(
      leave: { mode?.restore() }, redraw: { continuation.yield(.redraw) })
    let seen = Saves(in: package)
    var watch = Watch(self, events: continuation, hasKeys: mode != nil)
    watch.judge()
    let looking = Task {
      var saves = seen
      while true {
        try await saves.next()
        continuation.yield(.saved)
      }
    }
    for await event in events {
      // Another program may have had the terminal.
      mode?.passKeysOn()
      guard watch.handle(event) else { break }
    }
    looking.cancel()
    await watch.end()
    _ = consume window
    _ = consume keyboard
  }

  /// The task of an exercise, in the words of its chapter.
  func task(of exercise: Exercise) -> [String] {
    let title = terminal.styled("\(exercise.id) — \(exercise.title)", .strong)
    return [title, ""] + Markdown(text: exercise.text).rendered(on: terminal)
  }
}
