import EventSourcing
import Synchronization

/// Tells those who wait in this process that something was appended in this process.
final class News: Sendable {
  private let listeners = Mutex<(last: Int, all: [Int: AsyncStream<Void>.Continuation])>((0, [:]))

  func spread() {
    for listener in listeners.withLock({ Array($0.all.values) }) { listener.yield() }
  }

  func listen() -> AsyncStream<Void> {
    let (news, listener) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let number = listeners.withLock { listeners in
      listeners.last += 1
      listeners.all[listeners.last] = listener
      return listeners.last
    }
    listener.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0.all[number] = nil }
    }
    return news
  }
}

/// All events after a position, those that the file holds and those that any process appends.
///
/// Another process cannot wake this one. So it looks for itself, from time to time.
struct LogReader: AsyncSequence, Sendable {
  let store: SQLiteEventStore
  let news: News
  let position: GlobalPosition

  func makeAsyncIterator() -> Iterator {
    Iterator(store: store, position: position, news: news.listen())
  }

  struct Iterator: AsyncIteratorProtocol {
    let store: SQLiteEventStore
    var position: GlobalPosition
    var page: ArraySlice<RecordedEvent> = []
    /// News of this process, and a look at the clock for those of others.
    let news: AsyncStream<Void>

    init(store: SQLiteEventStore, position: GlobalPosition, news: AsyncStream<Void>) {
      self.store = store
      self.position = position
      self.news = news
    }

    mutating func next() async throws -> RecordedEvent? {
      while !Task.isCancelled {
        if let event = page.popFirst() {
          position = event.position
          return event
        }
        page = try await store.readAll(after: position, limit: 100)[...]
        if page.isEmpty { await waitForNews() }
      }
      return nil
    }

    private func waitForNews() async {
      await withTaskGroup { [news] group in
        group.addTask { _ = await news.first { _ in true } }
        group.addTask { try? await Task.sleep(for: .milliseconds(50)) }
        await group.next()
        group.cancelAll()
      }
    }
  }
}
