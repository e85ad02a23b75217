import APISupport
import EventSourcing
import HTTPServer

extension Reply {
  /// A header in a message: `ETag: "3"`, or `no ETag`.
  func note(_ name: HTTPHeaderName) -> String {
    headers[name].map { "\(name): \($0)" } ?? "no \(name)"
  }
}

extension [Reply] {
  /// The replies in a message, each on a line below the one after `got:`.
  var lines: String { map { "\($0)" }.joined(separator: "\n            ") }

  /// How often each status occurs, in a message: `19 times 201, once 409`.
  var statuses: String {
    let counts = Dictionary(grouping: self, by: \.status).mapValues(\.count)
    return counts.sorted { $0.key < $1.key }
      .map { $0.value == 1 ? "once \($0.key)" : "\($0.value) times \($0.key)" }
      .joined(separator: ", ")
  }
}

extension [RecordedEvent] {
  /// Their number in a message: `1 event`, `2 events`.
  var note: String { count == 1 ? "1 event" : "\(count) events" }
}
