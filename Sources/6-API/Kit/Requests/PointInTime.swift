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
    // Has the stream reached that version? Has the clock reached that date? Which version is it?
    throw Unfinished("6.11")
    // END EXERCISE 6.11
  }
}
