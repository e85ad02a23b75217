import EventSourcing
import EventsSolution
import PersistenceSolution

/// Events with markup in every text, which the API refuses, and which a log may hold all the same.
enum StoredMarkup {
  static let name = #"<img src=x onerror="window.hacked=1">"#
  static let email = #"<b id=hacked>eve</b>@example.com"#
  static let type = "<script>window.hacked=2</script>"
  static let key = #"<svg onload="window.hacked=3">"#
  static let value = #"</code><iframe srcdoc="<script>parent.hacked=4</script>"></iframe>"#

  /// Leaves a user, and an account with an event of an unknown type in the bank at `path`.
  static func leave(in path: String) async throws {
    try await StoredEvents.append(
      [
        // As an event that nobody knows: no type of the bank makes such an address.
        UnknownEvent(
          typeName: .userCreated,
          data: .object([
            "user_id": .integer(1), "first_name": .string(name), "last_name": .string(name),
            "email": .string(email),
          ]))
      ], to: User.stream(of: 1), in: path)
    try await StoredEvents.append(
      [
        Account.Event.opened(accountID: 1),
        UnknownEvent(
          typeName: EventTypeName(rawValue: type),
          data: .object(["account_id": .integer(1), key: .string(value)])),
        Account.Event.deposited(accountID: 1, amount: Money(cents: 5_00)),
      ], to: Account.stream(of: 1), in: path)
  }
}

/// Writes into the log of a bank that is closed.
enum StoredEvents {
  /// Appends `events` to the end of `stream`, in the bank at `path`.
  static func append(
    _ events: [any DomainEvent], to stream: StreamID, in path: String
  ) async throws {
    let store = try SQLiteEventStore(
      path: path,
      codec: EventCodec([Account.Event.self, User.Event.self], upcasters: [.depositsInCents]))
    let ids = RandomEventIDs()
    try await store.append(
      events.map { NewEvent(id: ids.next(), event: $0) }, to: stream, expecting: .any)
  }
}
