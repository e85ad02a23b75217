public import EventSourcing
public import Foundation

/// An event as it stands in the file: what everybody knows of it is read, its data are not.
///
/// Whoever counts events, or copies them, needs no more. To read the data costs more than all the
/// rest.
public struct UndecodedEvent: Sendable {
  public let position: GlobalPosition
  public let stream: StreamID
  public let version: Int
  public let id: EventID
  public let recordedAt: Date
  public let metadata: EventMetadata
  public let stored: EventCodec.Stored
}

extension EventCodec {
  /// Reads the data of `events`.
  ///
  /// - Throws: ``StorageError/damagedEvent(_:reason:)``.
  func decode(_ events: [UndecodedEvent]) throws -> [RecordedEvent] {
    var decoded: [RecordedEvent] = []
    decoded.reserveCapacity(events.count)
    for start in stride(from: 0, to: events.count, by: Self.chunkSize) {
      let chunk = events[start..<min(start + Self.chunkSize, events.count)]
      for (event, payload) in zip(chunk, try payloads(of: chunk)) {
        decoded.append(RecordedEvent(event, payload))
      }
    }
    return decoded
  }

  /// How many events are read in one call.
  private static let chunkSize = 100

  /// The payloads of `events`, all in one call: each call has a price of its own, and together they
  /// take little more than half of the time.
  ///
  /// What is damaged may spoil what stands beside it. So when something is wrong, each is read alone.
  private func payloads(of events: ArraySlice<UndecodedEvent>) throws -> [any DomainEvent] {
    if events.count > 1, let all = try? decodeTogether(events.map(\.stored)) { return all }
    return try events.map { event in
      do {
        return try decode(event.stored)
      } catch {
        throw StorageError.damagedEvent(
          event.position, reason: "\(event.stored.typeName): \(error)")
      }
    }
  }
}

extension RecordedEvent {
  fileprivate init(_ event: UndecodedEvent, _ payload: any DomainEvent) {
    self.init(
      position: event.position, stream: event.stream, version: event.version, id: event.id,
      recordedAt: event.recordedAt, metadata: event.metadata, event: payload)
  }
}
