import Synchronization

/// Sends a body of unknown length, on the loop's thread, from any writer.
///
/// It belongs to that thread, except for ``write(_:)`` and the atomic `isOver`.
final class StreamedBody: @unchecked Sendable {
  private let connection: ServerConnection
  private let isInChunks: Bool
  /// Runs on the connection's thread; responses to requests go first.
  let executor: PatientExecutor
  /// Whether writing has ended: the response is complete, or the client stopped reading.
  private let isOver = Atomic(false)
  /// The number of bytes sent, without the framing of chunks.
  private(set) var size = 0
  private var isSending = false
  /// The waiting writers, in order.
  private var waiting: [UnsafeContinuation<Void, Never>] = []

  init(_ connection: ServerConnection, inChunks: Bool) {
    self.connection = connection
    isInChunks = inChunks
    executor = PatientExecutor(connection.channel.loop)
  }

  /// Sends a non-empty piece, whole and after earlier ones; may be called from anywhere.
  ///
  /// - Throws: ``ClientGone`` when the response has ended; `CancellationError` when the task is
  ///   cancelled. Then nothing of the piece was sent, or the response has ended with a part of it.
  func write(_ piece: [UInt8]) async throws {
    // After the end, writers don't even get to the loop.
    guard !isOver.load(ordering: .relaxed) else { throw ClientGone() }
    try await withTaskExecutorPreference(executor) {
      await waitForTurn()
      defer { passOn() }
      try Task.checkCancellation()
      guard !isOver.load(ordering: .relaxed) else { throw ClientGone() }
      guard await connection.sendAll(isInChunks ? ResponseEncoder.chunk(piece) : piece) else {
        // A part of it may have been sent: the client couldn't tell where the next piece begins.
        isOver.store(true, ordering: .relaxed)
        throw ClientGone()
      }
      size += piece.count
    }
  }

  /// Waits for the running writer, and rejects later ones; returns whether the client has received
  /// all of it, including the end that says that it `isWhole`.
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
      // `isSending` stays set, so no other writer comes in between.
      waiting.removeFirst().resume()
    }
  }
}
