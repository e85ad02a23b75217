public import EventSourcing
public import HTTPServer

/// The past point in time of a query.
public enum PointInTime: Hashable, Sendable {
  case version(Int)
  case date(Timestamp)

  /// Reads `version` or `as_of` from the query of `request`; `nil` when it is about now.
  ///
  /// - Throws: ``InvalidRequest`` with the name of the wrong part.
  public init?(of request: HTTPRequest) throws {
    let query = try QueryItems(of: request, "version", "as_of")
    switch (try query.number("version", in: 1...(.max)), query["as_of"]) {
    case (nil, nil): return nil
    case (let version?, nil): self = .version(version)
    case (nil, let text?):
      guard let date = Timestamp(parsing: text) else {
        throw InvalidRequest(
          field: "as_of", "has to be a date and time with its zone, such as 2026-11-21T14:00:00Z")
      }
      self = .date(date)
    case (_?, _?):
      throw InvalidRequest(field: "as_of", "cannot be combined with version")
    }
  }
}

extension PointInTime {
  /// The version of a stream at this point in time.
  ///
  /// A date includes the events recorded at exactly that time. The order of the stream decides, not the
  /// clock: the state at a date never includes an event that follows a newer one.
  ///
  /// - Throws: ``Problem`` when that time is in the future; errors of the store.
  public func version(
    of stream: StreamID, in store: any EventStore, now: Timestamp
  ) async throws -> Int {
    // BEGIN EXERCISE 6.11
    // starter: // Has the stream reached that version? Has the clock reached that date? Which version is it?
    // starter: throw Unfinished("6.11")
    switch self {
    case .version(let version):
      let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
      guard version <= last else {
        throw Problem(.notReached, "it has reached version \(last)", field: "version")
      }
      return version
    case .date(let date):
      guard date <= now else {
        throw Problem(.notReached, "that is in the future", field: "as_of")
      }
      let events = try await store.read(stream)
      return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
    }
    // END EXERCISE 6.11
  }
}
