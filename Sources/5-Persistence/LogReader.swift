import EventSourcing

/// All events after a position: those that the file holds, and those that any process appends.
///
/// It holds at most one page in memory, however slow its reader is.
struct LogReader: AsyncSequence, Sendable {
  let store: SQLiteEventStore
  let bell: Bell
  let start: GlobalPosition

  /// Begins a reading of its own: two readers of one sequence take nothing from each other.
  func makeAsyncIterator() -> Iterator { Iterator(self) }

  struct Iterator: AsyncIteratorProtocol {
    private let store: SQLiteEventStore
    /// The position of the last event that was returned.
    private var position: GlobalPosition
    /// What was read and is not returned yet.
    private var page: ArraySlice<RecordedEvent> = []
    private var rings: AsyncStream<Void>.Iterator

    init(_ reader: LogReader) {
      store = reader.store
      position = reader.start
      // It listens before it reads: what is appended in between rings the bell.
      rings = reader.bell.listen().makeAsyncIterator()
    }

    mutating func next() async throws -> RecordedEvent? {
      while !Task.isCancelled {
        if let event = page.popFirst() {
          position = event.position
          return event
        }
        page = try await store.page(after: position)[...]
        // A bell that is gone would let it ask again and again.
        if page.isEmpty, await rings.next(isolation: #isolation) == nil { return nil }
      }
      return nil
    }
  }
}
