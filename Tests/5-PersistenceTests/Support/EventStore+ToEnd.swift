import EventSourcing

extension EventStore {
  /// Reads the log page by page, to its end or to the first error.
  func readToEnd(after position: GlobalPosition = .start) async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    while true {
      let page = try await readAll(after: events.last?.position ?? position, limit: 9)
      guard !page.isEmpty else { return events }
      events += page
    }
  }
}
