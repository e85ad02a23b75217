/// Sends the body of a response, piece by piece.
///
/// Several tasks may write at the same time, such as one with events and one with a sign of life
/// now and then: each piece goes out whole, in the order in which they were handed over.
public final class BodyWriter: Sendable {
  private let send: @Sendable ([UInt8]) async throws -> Void

  init(send: @escaping @Sendable ([UInt8]) async throws -> Void) {
    self.send = send
  }

  /// A writer that hands each piece to `send`, one after the other, for tests that have no server.
  public static func sending(
    to send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) -> BodyWriter {
    let turns = Turns(send: send)
    return BodyWriter { try await turns.take($0) }
  }

  /// Those who want to write, in the order in which they came.
  private actor Turns {
    private let send: @Sendable ([UInt8]) async throws -> Void
    private var isBusy = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(send: @escaping @Sendable ([UInt8]) async throws -> Void) {
      self.send = send
    }

    func take(_ bytes: [UInt8]) async throws {
      if isBusy {
        // The one who is done hands the turn over, so it stays busy.
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
  /// Whoever reads slowly makes the writers wait, so nothing piles up; and whoever takes nothing
  /// for ``ServerLimits/writeTime`` has no connection any more.
  ///
  /// - Throws: ``ClientGone`` when nobody takes them any more, or the response has ended;
  ///   `CancellationError` when the task is cancelled, as it is when the server shuts down. Then
  ///   nothing of `bytes` arrives, or nothing else after a part of them.
  public func write(_ bytes: [UInt8]) async throws {
    if !bytes.isEmpty { try await send(bytes) }
  }
}

/// The client has closed the connection, or takes nothing any more.
public struct ClientGone: Error, Hashable {
  public init() {}
}
