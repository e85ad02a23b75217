import Events

/// The transfers that were left before their end, for the task that finishes them.
final class LeftTransfers: Sendable {
  typealias Left = (id: TransferID, error: any Error)

  /// They come here one by one; for one reader.
  let all: AsyncStream<Left>
  private let continuation: AsyncStream<Left>.Continuation

  init() {
    (all, continuation) = AsyncStream.makeStream()
  }

  /// Leaves a transfer to the reader, because of `error`.
  func add(_ id: TransferID, after error: any Error) {
    continuation.yield((id, error))
  }
}
