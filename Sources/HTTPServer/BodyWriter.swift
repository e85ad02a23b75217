/// Sends the body of a response, piece by piece.
///
/// Several tasks may write at the same time, such as one with events and one with a sign of life
/// now and then: each piece goes out whole, in the order in which they were handed over.
public final class BodyWriter: Sendable {
  private let send: @Sendable ([UInt8]) async throws -> Void

  init(send: @escaping @Sendable ([UInt8]) async throws -> Void) {
    self.send = send
  }

  /// A writer that hands each piece to `send`, for tests that have no server.
  public static func sending(
    to send: @escaping @Sendable ([UInt8]) async throws -> Void
  ) -> BodyWriter {
    BodyWriter(send: send)
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
