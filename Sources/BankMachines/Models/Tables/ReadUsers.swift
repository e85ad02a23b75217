import EventSourcing
import Events
import Foundation
import Persistence
import Postgres
import ReadModels

/// All users, in the table `read_users`.
enum ReadUsers: PostgresReadModel {
  static let name = UserDirectory.name

  static let tables = [
    """
    CREATE TABLE IF NOT EXISTS read_users (
      id bigint PRIMARY KEY,
      first_name text NOT NULL,
      last_name text NOT NULL,
      email text NOT NULL,
      version bigint NOT NULL,
      registered_at bigint NOT NULL,
      email_changed_at bigint
    )
    """
  ]

  /// A new address for a user who was registered in an earlier page.
  private struct Change {
    let email: EmailAddress
    let version: Int
    let date: Date
  }

  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement] {
    var users: [UserID: UserDirectory.Details] = [:]
    var changes: [UserID: Change] = [:]
    for event in page {
      switch event.event as? User.Event {
      case .created(let id, let firstName, let lastName, let email):
        users[id] = UserDirectory.Details(
          id: id, firstName: firstName, lastName: lastName, email: email, version: event.version,
          registeredAt: event.recordedAt)
        changes[id] = nil
      case .emailUpdated(let id, let email):
        guard var user = users[id] else {
          changes[id] = Change(email: email, version: event.version, date: event.recordedAt)
          continue
        }
        (user.email, user.version) = (email, event.version)
        user.emailChangedAt = event.recordedAt
        users[id] = user
      case nil: break
      }
    }
    return [insertion(of: Array(users.values)), update(by: changes)].compactMap(\.self)
  }

  private static func insertion(of users: [UserDirectory.Details]) -> PostgresStatement? {
    guard !users.isEmpty else { return nil }
    return PostgresStatement(
      """
      INSERT INTO read_users (\(columns))
      SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::bigint[],
        $6::bigint[], $7::bigint[])
      ON CONFLICT (id) DO UPDATE SET
        first_name = excluded.first_name, last_name = excluded.last_name,
        email = excluded.email, version = excluded.version,
        registered_at = excluded.registered_at, email_changed_at = excluded.email_changed_at
      """, .integers(users.map(\.id.rawValue)), .texts(users.map(\.firstName.escapingNUL)),
      .texts(users.map(\.lastName.escapingNUL)),
      .texts(users.map(\.email.description.escapingNUL)), .integers(users.map(\.version)),
      .integers(users.map(\.registeredAt.microseconds)),
      .integers(users.map { $0.emailChangedAt?.microseconds }))
  }

  private static func update(by changes: [UserID: Change]) -> PostgresStatement? {
    guard !changes.isEmpty else { return nil }
    let changes = Array(changes)
    return PostgresStatement(
      """
      UPDATE read_users AS kept SET
        email = page.email, version = page.version, email_changed_at = page.date
      FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[])
        AS page (id, email, version, date)
      WHERE kept.id = page.id
      """, .integers(changes.map(\.key.rawValue)),
      .texts(changes.map(\.value.email.description.escapingNUL)),
      .integers(changes.map(\.value.version)), .integers(changes.map(\.value.date.microseconds)))
  }

  static func needs(_ damaged: DamagedEvent) -> Bool { UserDirectory.needs(damaged) }

  /// The columns that ``row(_:from:)`` reads.
  static let columns = """
    id, first_name, last_name, email, version, registered_at, email_changed_at
    """

  /// The user in the columns of `row` from number `first` on; `nil` when they are NULL.
  static func row(_ row: PostgresRow, from first: Int) -> UserDirectory.Details? {
    guard !row.isNull(first) else { return nil }
    return UserDirectory.Details(
      id: UserID(rawValue: row.integer(first)),
      firstName: String(escapedNUL: row.text(first + 1)),
      lastName: String(escapedNUL: row.text(first + 2)),
      email: EmailAddress(recorded: String(escapedNUL: row.text(first + 3))),
      version: row.integer(first + 4), registeredAt: Date(microseconds: row.integer(first + 5)),
      emailChangedAt: row.isNull(first + 6) ? nil : Date(microseconds: row.integer(first + 6)))
  }
}
