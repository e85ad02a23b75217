import EventSourcing

extension EventStore {
  /// Reads the log page by page, to its end, to the first error, or to where it comes no further.
  func readToEnd(after position: GlobalPosition = .start) async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    while true {
      let reached = events.last?.position ?? position
      let page = try await readAll(after: reached, limit: 9)
      guard let last = page.last, last.position > reached else { return events }
      events += page
    }
  }
}
