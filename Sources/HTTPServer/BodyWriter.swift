/// Sends the body of a response, piece by piece.
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

  /// Sends `bytes`, and returns when the system has taken them: whoever reads slowly makes the
  /// writer wait, so nothing piles up.
  ///
  /// - Throws: ``ClientGone`` when nobody takes them any more.
  public func write(_ bytes: [UInt8]) async throws {
    if !bytes.isEmpty { try await send(bytes) }
  }
}

/// The client has closed the connection, or takes nothing any more.
public struct ClientGone: Error, Hashable {
  public init() {}
}
