import Synchronization

/// Sends a body whose length nobody knows, on the loop's thread, whoever writes it.
///
/// It belongs to that thread, but for ``write(_:)`` and `isOver`, which guards itself.
final class StreamedBody: @unchecked Sendable {
  private let connection: ServerConnection
  private let isInChunks: Bool
  /// Whether nothing more may be written: the response has ended, or the client took no more.
  private let isOver = Atomic(false)
  /// How many bytes were sent, without what is around the chunks.
  private(set) var size = 0
  private var isSending = false
  /// Whoever waits for a turn, the first one first.
  private var waiting: [UnsafeContinuation<Void, Never>] = []

  init(_ connection: ServerConnection, inChunks: Bool) {
    self.connection = connection
    isInChunks = inChunks
  }

  /// Sends a piece, which is not empty, whole and after those that came before it; may be called
  /// from anywhere.
  ///
  /// - Throws: ``ClientGone`` when nothing more is sent; `CancellationError` when the task is
  ///   cancelled. Then nothing of the piece was sent, or the response is at its end.
  func write(_ piece: [UInt8]) async throws {
    // Who has kept the writer for too long does not even get to the loop.
    guard !isOver.load(ordering: .relaxed) else { throw ClientGone() }
    try await withTaskExecutorPreference(connection.channel.loop) {
      await waitForTurn()
      defer { passOn() }
      try Task.checkCancellation()
      guard !isOver.load(ordering: .relaxed) else { throw ClientGone() }
      guard await connection.sendAll(isInChunks ? ResponseEncoder.chunk(piece) : piece) else {
        // A part of it may have gone out: nobody could tell where the next one begins.
        isOver.store(true, ordering: .relaxed)
        throw ClientGone()
      }
      size += piece.count
    }
  }

  /// Waits for those who are writing, and lets nobody else write; returns whether the client has
  /// got all of it and knows that it `isWhole`.
  func end(isWhole: Bool) async -> Bool {
    await waitForTurn()
    defer { passOn() }
    guard !isOver.exchange(true, ordering: .relaxed), isWhole else { return false }
    return isInChunks ? await connection.sendAll(ResponseEncoder.lastChunk) : true
  }

  private func waitForTurn() async {
    guard isSending else {
      isSending = true
      return
    }
    await withUnsafeContinuation { waiting.append($0) }
  }

  private func passOn() {
    if waiting.isEmpty {
      isSending = false
    } else {
      // It stays busy, so nobody comes in between.
      waiting.removeFirst().resume()
    }
  }
}
