public import EventSourcing
import Persistence
import Postgres

extension PostgresEventStore {
  /// The number of events that a statement returns at most. A long read is many short statements, so
  /// that others on its session don't wait long; recorded events never change, so its pages fit
  /// together.
  private static let pageSize = 1_000

  /// - Throws: `DamagedEvent` when one of them can't be read, `StoreFailure` and `StoreUnavailable`.
  public func read(
    _ stream: StreamID, _ direction: ReadDirection, from start: Int?, limit: Int?
  ) async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    var next = start
    var isComplete = false
    while !isComplete {
      let count = min(Self.pageSize, (limit ?? .max) - events.count)
      let rows = try await readers.read(
        EventQueries.events(of: stream, direction, from: next, limit: count))
      events += try codec.decode(try rows.map { try $0.event })
      next = events.last.map { direction == .forwards ? $0.version + 1 : $0.version - 1 }
      isComplete = rows.count < count || events.count >= limit ?? .max
    }
    return events
  }

  /// - Throws: `DamagedEvent`, `StoreFailure` and `StoreUnavailable`.
  public func events(
    of stream: StreamID, causedBy cause: CausationID
  ) async throws -> [RecordedEvent] {
    let rows = try await readers.read(EventQueries.events(of: stream, causedBy: cause))
    return try codec.decode(try rows.map { try $0.event })
  }

  /// Returns at most `limit` events of all streams after `position`, oldest first.
  ///
  /// A damaged event ends the page before it: only a page that would begin with it can't be read.
  ///
  /// - Throws: `DamagedEvent` when the first of them can't be read, `StoreFailure` and
  ///   `StoreUnavailable`.
  public func readAll(
    after position: GlobalPosition, limit: Int
  ) async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    var isComplete = false
    while !isComplete {
      let count = min(Self.pageSize, limit - events.count)
      let rows = try await readers.read(
        EventQueries.events(after: events.last?.position ?? position, limit: count))
      let page: (events: [RecordedEvent], isAll: Bool)
      do {
        page = try wholeEvents(in: rows)
      } catch is DamagedEvent where !events.isEmpty {
        return events
      }
      events += page.events
      isComplete = !page.isAll || rows.count < count || events.count >= limit
    }
    return events
  }
}

extension PostgresEventStore {
  /// Decodes the rows up to the first damaged one.
  ///
  /// - Throws: `DamagedEvent` when the first of them is damaged.
  private func wholeEvents(in rows: PostgresRows) throws -> (events: [RecordedEvent], isAll: Bool) {
    var undecoded: [UndecodedEvent] = []
    var damage: DamagedEvent?
    for row in rows where damage == nil {
      do throws(DamagedEvent) {
        undecoded.append(try row.event)
      } catch {
        damage = error
      }
    }
    var events: [RecordedEvent]
    do {
      events = try codec.decode(undecoded)
    } catch let damaged as DamagedEvent {
      damage = damaged
      events = try codec.decode(undecoded.filter { $0.position < damaged.position })
    }
    if let damage, events.isEmpty { throw damage }
    return (events, damage == nil)
  }
}
