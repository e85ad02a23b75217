import EventSourcing
import Foundation
import SQLite

extension Connection {
  /// Appends events within a transaction that is open.
  ///
  /// - Throws: `VersionConflict`, `EventIDConflict`, and what SQLite throws.
  func append(
    _ events: [NewEvent], _ stored: [EventCodec.Stored], to stream: StreamID,
    expecting expected: ExpectedVersion, at time: Date
  ) throws -> AppendResult {
    if let earlier = try repeated(events, in: stream) { return earlier }
    let version = try version(of: stream)
    guard events.isEmpty || expected.isRight(at: version) else {
      throw VersionConflict(stream: stream, expected: expected, actual: version)
    }
    for (index, (event, stored)) in zip(events, stored).enumerated() {
      try run(
        """
        INSERT INTO events (stream, version, id, type, shape, data, correlation_id, causation_id,
          recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        .text(stream.description), .integer(version + index + 1), .text(event.id.description),
        .text(stored.typeName.rawValue), .integer(stored.shape), .text(stored.data),
        .text(event.metadata.correlationID?.rawValue), .text(event.metadata.causationID?.rawValue),
        .integer(time.microseconds))
    }
    return AppendResult(
      version: version + events.count, position: GlobalPosition(rawValue: try lastPosition()))
  }

  private func version(of stream: StreamID) throws -> Int {
    try run("SELECT max(version) FROM events WHERE stream = ?", .text(stream.description)) {
      $0.integer(0)
    }.first ?? 0
  }

  private func lastPosition() throws -> Int {
    try run("SELECT max(position) FROM events") { $0.integer(0) }.first ?? 0
  }

  /// What the same append was answered before; `nil` for a new one.
  private func repeated(_ events: [NewEvent], in stream: StreamID) throws -> AppendResult? {
    var ids: Set<EventID> = []
    if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
      throw EventIDConflict(id: twice.id)
    }
    let known = try events.map { event in
      try run(
        "SELECT stream, version, position FROM events WHERE id = ?", .text(event.id.description)
      ) { (stream: $0.text(0), version: $0.integer(1), position: $0.integer(2)) }.first
    }
    guard let taken = zip(events, known).first(where: { $1 != nil })?.0 else { return nil }
    guard let first = known.first ?? nil, let last = known.last ?? nil,
      known.allSatisfy({ $0?.stream == stream.description }),
      known.map({ $0?.version }) == (first.version..<first.version + events.count).map({ $0 })
    else { throw EventIDConflict(id: taken.id) }
    return AppendResult(
      version: last.version, position: GlobalPosition(rawValue: last.position))
  }
}

extension ExpectedVersion {
  fileprivate func isRight(at version: Int) -> Bool {
    switch self {
    case .any: true
    case .noStream: version == 0
    case .streamExists: version > 0
    case .exactly(let expected): version == expected
    }
  }
}

extension Date {
  /// Whole microseconds since 1970: a number that is the same wherever it is read.
  var microseconds: Int { Int((timeIntervalSince1970 * 1_000_000).rounded()) }

  init(microseconds: Int) { self.init(timeIntervalSince1970: Double(microseconds) / 1_000_000) }
}
