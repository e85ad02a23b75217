public import EventSourcing
import Synchronization

/// A store with at-least-once delivery: subscribers get events late and twice, and connections
/// break off.
///
/// After a repetition the events go on from there, in order: that is what a subscription promises
/// that was connected again.
public final class AtLeastOnceStore: EventStoreDecorator {
  public let store: any EventStore
  private let random: Mutex<SeededGenerator>

  public init(_ store: any EventStore, seed: UInt64) {
    self.store = store
    random = Mutex(SeededGenerator(seed: seed))
  }

  public func subscribe(
    after position: GlobalPosition
  ) -> any AsyncSequence<RecordedEvent, any Error> & Sendable {
    let reader = Reader(position: position)
    return AsyncThrowingStream { try await self.next(for: reader) }
  }

  /// The next event for a reader: mostly the one after the last, at times one of those before.
  private func next(for reader: Reader) async throws -> RecordedEvent? {
    let luck = random.withLock { Int.random(in: 0..<20, using: &$0) }
    switch luck {
    case 0: throw ConnectionLost()
    case 1...3: await reader.goBack(by: luck)
    case 4...8: for _ in 0..<luck { await Task.yield() }
    default: break
    }
    let event = try await store.readAll(after: await reader.position, limit: 1).first
    if let event { await reader.moveOn(to: event.position) }
    return event
  }
}

/// How far a connection has come.
private actor Reader {
  private(set) var position: GlobalPosition

  init(position: GlobalPosition) { self.position = position }

  func goBack(by count: Int) {
    position = GlobalPosition(rawValue: max(position.rawValue - count, 0))
  }

  func moveOn(to position: GlobalPosition) { self.position = position }
}
