/// All messages of a hub after a position: first those that it has, then each new one.
///
/// It reads a page only when its reader asks for more. So it holds at most one page in memory, however
/// slow the reader is.
public struct HubFollowing: AsyncSequence, Sendable {
  let hub: Hub
  let start: Int

  private static let pageSize = 100

  public func makeAsyncIterator() -> Iterator { Iterator(self) }

  public struct Iterator: AsyncIteratorProtocol {
    private let hub: Hub
    /// The position of the last message that was returned.
    private var position: Int
    /// Messages that were read and are not returned yet.
    private var page: ArraySlice<HubEvent> = []
    private var signals: AsyncStream<Void>.Iterator

    init(_ following: HubFollowing) {
      hub = following.hub
      position = following.start
      // Listen first, then read: a message that is stored in between is signalled.
      signals = following.hub.signal.listen().makeAsyncIterator()
    }

    /// Returns the next message, and waits for it when there is none yet; `nil` when the task is
    /// cancelled.
    ///
    /// - Throws: `StorageError`, and ``InvalidMessage`` when a message is damaged.
    public mutating func next() async throws -> HubEvent? {
      while !Task.isCancelled {
        if let event = page.popFirst() {
          position = event.position
          return event
        }
        page = try await hub.events(after: position, limit: HubFollowing.pageSize)[...]
        if page.isEmpty { _ = await signals.next(isolation: #isolation) }
      }
      return nil
    }
  }
}
