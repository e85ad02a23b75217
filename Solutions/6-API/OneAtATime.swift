import HTTPServer

/// Passes pieces of a body on, one after the other, whoever writes them.
///
/// A piece that a slow client takes bit by bit is on its way for a while. Another one that came
/// between its bits would make both unreadable.
actor OneAtATime {
  private let writer: BodyWriter
  private var isBusy = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(_ writer: BodyWriter) {
    self.writer = writer
  }

  /// A writer that takes turns with all others of this kind.
  nonisolated var turns: BodyWriter { .sending { try await self.write($0) } }

  private func write(_ bytes: [UInt8]) async throws {
    if isBusy {
      // Whoever is done hands the turn over, so it stays busy.
      await withCheckedContinuation { waiting.append($0) }
    } else {
      isBusy = true
    }
    defer {
      if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
    }
    try Task.checkCancellation()
    try await writer.write(bytes)
  }
}
