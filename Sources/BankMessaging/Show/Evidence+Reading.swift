import BankServer
import EventSourcing
import Events
import Messaging
import Persistence

extension Evidence {
  /// Reads what the processes have left in their files; they have ended.
  ///
  /// - Throws: `StorageError`, and errors of reading an event or a message.
  package mutating func read(_ files: ShowFiles) async throws {
    log = try await SQLiteEventStore(path: files.bank, codec: .bank).all()
    notices = try await Notices(path: files.notices).newest(.max).reversed()
    hub = try await HubReader(path: files.hub).all()
    let users = try SQLiteEventStore(
      path: files.log(of: .users), codec: EventCodec([Member.Event.self]))
    sources["users"] = try await users.all().compactMap {
      UsersService.message(for: $0, from: "users")
    }
    let accounts = try SQLiteEventStore(
      path: files.log(of: .accounts), codec: EventCodec([Account.Event.self]))
    sources["accounts"] = try await accounts.all()
      .compactMap { AccountsService.message(for: $0, from: "accounts") }
    let audit = try SQLiteEventStore(
      path: files.log(of: .audit), codec: EventCodec([MessageSeen.self]))
    self.audit = try await audit.all().compactMap { recorded in
      (recorded.event as? MessageSeen).map { Seen(position: $0.position, id: $0.id) }
    }
  }
}

/// Where the processes of the show keep what they know.
package struct ShowFiles: Sendable {
  package let folder: String

  package init(in folder: String) { self.folder = folder }

  package var bank: String { log(of: .bank) }
  package var publisher: String { "\(folder)/publisher.sqlite3" }
  package var queue: String { log(of: .queue) }
  package var notices: String { "\(folder)/notices.sqlite3" }
  package var hub: String { log(of: .hub) }

  package func log(of process: ShowProcess) -> String { "\(folder)/\(process.program).sqlite3" }
}

extension EventStore {
  /// - Throws: errors of the store.
  fileprivate func all() async throws -> [RecordedEvent] {
    var events: [RecordedEvent] = []
    while true {
      let page = try await readAll(after: events.last?.position ?? .start, limit: 1_000)
      guard !page.isEmpty else { return events }
      events += page
    }
  }
}

extension HubReader {
  /// - Throws: errors of reading.
  fileprivate func all() async throws -> [HubEvent] {
    var events: [HubEvent] = []
    while true {
      let page = try await self.events(after: events.last?.position ?? 0, limit: 1_000)
      guard !page.isEmpty else { return events }
      events += page
    }
  }
}
