import EventSourcing
import Foundation
import HTTPServer
import Messaging
import TestStores

@testable import BankMessaging

/// A hub in a temporary folder, for a test that serves it.
struct ServedHub: Sendable {
  let hub: Hub
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    hub = try Hub(path: folder.url.appending(path: "hub.sqlite3").path)
  }

  /// Serves the hub while `body` runs.
  func with<Value>(
    at port: UInt16 = 0, silence: Duration = .seconds(15),
    run body: (HTTPAddress) async throws -> Value
  ) async throws -> Value {
    try await serving(
      at: port, limits: HubAPI.limits, HubAPI(hub, silence: silence).respond, run: body)
  }

  /// The settings of a service beside a hub, with its log in the same folder.
  func settings(of name: String, hub: HTTPAddress) throws -> ServiceSettings {
    let file = folder.url.appending(path: "\(name).sqlite3").path
    return try ServiceSettings(
      name, port: 0,
      environment: ["\(name.uppercased())_DATABASE": file, "HUB_URL": hub.description])
  }

  /// Returns the first `count` messages, when they have come.
  func messages(_ count: Int) async throws -> [HubEvent] {
    var events: [HubEvent] = []
    for try await event in try await hub.follow(after: 0) {
      events.append(event)
      if events.count == count { break }
    }
    return events
  }
}

extension Message {
  /// A message of `users` with this number.
  static func user(_ number: Int, email: String = "john@example.com") -> Message {
    Message(
      id: MessageID(rawValue: "id-\(number)"), source: "users", type: "UserCreatedEvent",
      subject: "user-\(number)", sequence: 1, time: Date(timeIntervalSince1970: 1_772_366_400),
      data: [
        "user_id": .integer(number), "username": .string("john_doe"), "email": .string(email),
      ])
  }
}

extension SourceBatch {
  /// A batch of users with these numbers, which are their positions, too.
  static func users(after position: Int = 0, _ numbers: Int...) -> SourceBatch {
    SourceBatch(
      source: "users", after: position,
      entries: numbers.map { Entry(position: $0, message: .user($0)) })
  }
}
