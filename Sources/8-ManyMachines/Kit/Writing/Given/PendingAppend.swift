public import EventSourcing
public import Foundation
public import Persistence
public import Postgres

/// An append on its way to the database, with encoded events.
///
/// It can be sent more than once: its event ids let the database recognize the repetition.
public struct PendingAppend: Sendable {
  /// An encoded event.
  public struct Event: Sendable {
    public let id: EventID
    public let stored: EventCodec.Stored
    public let metadata: EventMetadata

    public init(id: EventID, stored: EventCodec.Stored, metadata: EventMetadata = EventMetadata()) {
      self.id = id
      self.stored = stored
      self.metadata = metadata
    }
  }

  public let stream: StreamID
  public let expected: ExpectedVersion
  public let events: [Event]
  public let records: [IdempotencyRecord]
  /// The time by the clock of this machine. The database never lets the time in the log run backwards.
  public let time: Date

  public init(
    stream: StreamID, expected: ExpectedVersion, events: [Event],
    records: [IdempotencyRecord] = [], time: Date
  ) {
    self.stream = stream
    self.expected = expected
    self.events = events
    self.records = records
    self.time = time
  }
}

extension PendingAppend {
  /// The call of the database's function `append_events`, which returns an ``AppendAnswer``.
  public var statement: PostgresStatement {
    PostgresStatement(
      """
      SELECT outcome, version, position, taken FROM append_events(
        $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
      """,
      parameters: [
        .text(stream.description), .integer(expected.number),
        .texts(events.map(\.id.description)), .texts(events.map(\.stored.typeName.rawValue)),
        .integers(events.map(\.stored.shape)), .texts(events.map(\.stored.data)),
        .texts(events.map(\.metadata.correlationID?.rawValue)),
        .texts(events.map(\.metadata.causationID?.rawValue)), .integer(time.microseconds),
        .texts(records.map(\.key)), .texts(records.map(\.fingerprint)),
        .texts(records.map(\.response)), .integers(records.map(\.expiry.microseconds)),
      ])
  }
}

extension ExpectedVersion {
  /// The number that `append_events` knows it by: `nil` for any version, -1 for an existing stream.
  fileprivate var number: Int? {
    switch self {
    case .any: nil
    case .streamExists: -1
    case .noStream: 0
    case .exactly(let version): version
    }
  }
}
