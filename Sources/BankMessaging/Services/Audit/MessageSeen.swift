import EventSourcing

/// The audit has seen a message in the hub.
struct MessageSeen: DomainEvent, Hashable, Codable {
  static let typeNames: Set<EventTypeName> = ["MessageSeen"]

  /// Its position in the hub.
  let position: Int
  let id: String
  let source: String
  let type: String
  let subject: String

  var typeName: EventTypeName { "MessageSeen" }

  init(position: Int, id: String, source: String, type: String, subject: String) {
    self.position = position
    self.id = id
    self.source = source
    self.type = type
    self.subject = subject
  }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    try self.init(from: decoder)
  }
}
