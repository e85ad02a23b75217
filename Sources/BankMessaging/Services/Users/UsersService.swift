import API
import CommandHandlers
import EventSourcing
import Events
import HTTPServer
import Messaging
import Persistence

/// The service `users`: it registers users, and changes their e-mail addresses.
public struct UsersService: Sendable {
  private let store: any EventStore
  private let handler: CommandHandler
  private let commands: CommandEndpoint

  /// The port, unless it is set otherwise.
  public static let port: UInt16 = 8091

  /// Opens the log of the service.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  public static func open(_ settings: ServiceSettings) throws -> SmallService {
    let store = try SmallService.openLog(of: settings, EventCodec([Member.Event.self]))
    let service = UsersService(store)
    let pusher = HubPusher(of: store, settings) { message(for: $0, from: settings.name) }
    return SmallService(
      settings, service.routes,
      examples: """
          curl ADDRESS/users/ -H 'Content-Type: application/json' \\
            -d '{"user_id": 1, "username": "john_doe", "email": "john@example.com"}'
          curl ADDRESS/users/1
        """
    ) { await pusher.run() }
  }

  private init(_ store: any EventStore) {
    self.store = store
    handler = CommandHandler(store: store)
    commands = CommandEndpoint(store: store)
  }

  /// The message that tells others about `event`.
  static func message(for event: RecordedEvent, from source: String) -> Message? {
    switch event.event as? Member.Event {
    case .created(let id, let username, let email):
      Message(
        "UserCreatedEvent", from: source, event,
        [
          "user_id": .integer(id.rawValue), "username": .string(username),
          "email": .string(email.value),
        ])
    case .emailUpdated(let id, let email):
      Message(
        "UserEmailUpdatedEvent", from: source, event,
        ["user_id": .integer(id.rawValue), "email": .string(email.value)])
    case nil: nil
    }
  }

  private var routes: [Route] {
    [
      Route(.post, "/users") { call in
        try await commands.respond(
          to: call.request, reading: { try UsersCommand.create(call.request) },
          performing: perform)
      },
      Route(.put, "/users/{user_id}") { call in
        try await commands.respond(
          to: call.request,
          reading: { try UsersCommand.updateEmail(of: try call.userID(), call.request) },
          performing: perform)
      },
      Route(.get, "/users/{user_id}") { call in
        _ = try QueryItems(of: call.request)
        let id = try call.userID()
        return try await response(about: id, atVersion: nil, unlessKnownBy: call.request)
      },
    ]
  }

  private func perform(
    _ command: UsersCommand, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let (id, order): (UserID, Member.Command) =
      switch command {
      case .create(let id, let username, let email):
        (id, .create(id, username: username, email: email))
      case .updateEmail(let id, let email): (id, .updateEmail(id, email))
      }
    let result = try await handler.handle(
      order, by: Member.self, in: Member.stream(of: id), context: context)
    var response = try await response(about: id, atVersion: result.version)
    if case .create = command {
      response.status = .created
      response.headers[.location] = "/users/\(id)"
    }
    return response
  }

  /// The response with a user, at a version or now.
  private func response(
    about id: UserID, atVersion version: Int?, unlessKnownBy request: HTTPRequest? = nil
  ) async throws -> HTTPResponse {
    let user = try await ReplayingStateLoader(store: store).state(
      of: Member.self, in: Member.stream(of: id), asOfVersion: version)
    guard let username = user.state.username, let email = user.state.email else {
      throw Problem(.unknownUser, "user \(id) does not exist")
    }
    var json = JSONObject()
    json.add("user_id", id.rawValue)
    json.add("username", username)
    json.add("email", email.value)
    json.add("version", user.version)
    guard let request else {
      return .json(.ok, json, [.eTag: EntityTag(version: user.version).description])
    }
    return try .json(json, version: user.version, unlessKnownBy: request)
  }
}

extension Call {
  /// The number of a user in the path.
  ///
  /// - Throws: `Problem` (not found).
  fileprivate func userID() throws -> UserID {
    guard let number = number("user_id") else {
      throw Problem(.unknownUser, "user '\(values["user_id"] ?? "")' does not exist")
    }
    return UserID(rawValue: number)
  }
}

extension Member.Rejection: ProblemConvertible {
  var problem: Problem {
    switch self {
    case .unknownUser: Problem(.unknownUser, description)
    case .taken: Problem(.alreadyRegistered, description)
    }
  }
}
