public import EventSourcing
public import Foundation

/// An event as it is in the database: its envelope is decoded, its data are not.
///
/// Counting or copying events needs no more. Decoding the data costs more than all the rest.
public struct UndecodedEvent: Sendable {
  public let position: GlobalPosition
  public let stream: StreamID
  public let version: Int
  public let id: EventID
  public let recordedAt: Date
  public let metadata: EventMetadata
  public let stored: EventCodec.Stored

  public init(
    position: GlobalPosition, stream: StreamID, version: Int, id: EventID, recordedAt: Date,
    metadata: EventMetadata, stored: EventCodec.Stored
  ) {
    self.position = position
    self.stream = stream
    self.version = version
    self.id = id
    self.recordedAt = recordedAt
    self.metadata = metadata
    self.stored = stored
  }
}

extension EventCodec {
  /// Decodes the data of `events`.
  ///
  /// - Throws: `DamagedEvent`.
  public func decode(_ events: [UndecodedEvent]) throws -> [RecordedEvent] {
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

  /// The number of events decoded in one call.
  private static let chunkSize = 100

  /// Decodes the payloads of `events` in one call, which takes little more than half the time of
  /// separate calls.
  ///
  /// A damaged event may break the decoding of the others. After an error, each is decoded alone.
  private func payloads(of events: ArraySlice<UndecodedEvent>) throws -> [any DomainEvent] {
    if events.count > 1, let all = try? decodeTogether(events.map(\.stored)) { return all }
    return try events.map { event in
      do {
        return try decode(event.stored)
      } catch {
        throw DamagedEvent(
          position: event.position, stream: event.stream, typeName: event.stored.typeName,
          reason: Self.words(for: error))
      }
    }
  }

  /// The fault in an event's data, without the dump of a Foundation error.
  private static func words(for error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, _): "its data has no '\(key.stringValue)'"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "its data is not of this type, at \(context.place): \(context.debugDescription)"
    case DecodingError.dataCorrupted(let context) where context.codingPath.isEmpty:
      "its data is not JSON"
    case DecodingError.dataCorrupted(let context):
      "its data is not of this type, at \(context.place): \(context.debugDescription)"
    case let refusal as RefusedJSON: "its data \(refusal)"
    default: "\(error)"
    }
  }
}

extension DecodingError.Context {
  /// The field at which the decoding ended.
  fileprivate var place: String {
    codingPath.isEmpty ? "the top" : "'\(codingPath.map(\.stringValue).joined(separator: "."))'"
  }
}

extension RecordedEvent {
  fileprivate init(_ event: UndecodedEvent, _ payload: any DomainEvent) {
    self.init(
      position: event.position, stream: event.stream, version: event.version, id: event.id,
      recordedAt: event.recordedAt, metadata: event.metadata, event: payload)
  }
}
