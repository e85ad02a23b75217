/// Sends the body of a response, piece by piece.
///
/// Several tasks may write at the same time, such as one with events and one with heartbeats: each
/// piece goes out whole, in the order of the calls.
public final class BodyWriter: Sendable {
  private let send: @Sendable ([UInt8]) async throws -> Void

  init(send: @escaping @Sendable ([UInt8]) async throws -> Void) {
    self.send = send
  }

  /// Creates a writer that passes each piece to `send`, one after the other, for tests.
  public static func sending(
    to send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) -> BodyWriter {
    let turns = Turns(send: send)
    return BodyWriter { try await turns.take($0) }
  }

  /// A first-in, first-out lock for the writers.
  private actor Turns {
    private let send: @Sendable ([UInt8]) async throws -> Void
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(send: @escaping @Sendable ([UInt8]) async throws -> Void) {
      self.send = send
    }

    func take(_ bytes: [UInt8]) async throws {
      if isBusy {
        // `isBusy` stays set: the lock passes directly to the next writer.
        await withCheckedContinuation { waiting.append($0) }
      } else {
        isBusy = true
      }
      defer {
        if waiting.isEmpty { isBusy = false } else { waiting.removeFirst().resume() }
      }
      try Task.checkCancellation()
      try await send(bytes)
    }
  }

  /// Sends `bytes`, and returns when the system has taken them.
  ///
  /// A slow client makes the writers wait, so nothing piles up; a client that takes nothing for
  /// ``ServerLimits/writeTime`` is disconnected.
  ///
  /// - Throws: ``ClientGone`` when the client is gone, or the response has ended;
  ///   `CancellationError` when the task is cancelled, as it is when the server shuts down. Then
  ///   `bytes` were sent in part or not at all, and nothing follows a part.
  public func write(_ bytes: [UInt8]) async throws {
    if !bytes.isEmpty { try await send(bytes) }
  }
}

/// The client has closed the connection, or has stopped reading.
public struct ClientGone: Error, Hashable {
  public init() {}
}
