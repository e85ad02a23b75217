import API
import CommandHandlers
import EventSourcing
import Events
import HTTPServer
import Messaging
import Persistence

/// The service `accounts`: it opens accounts, and takes deposits and withdrawals.
public struct AccountsService: Sendable {
  private let store: any EventStore
  private let handler: CommandHandler
  private let commands: CommandEndpoint

  /// The port, unless it is set otherwise.
  public static let port: UInt16 = 8092

  /// Opens the log of the service.
  ///
  /// - Throws: `FileTrouble`, which names the file, and `Unfinished`.
  public static func open(_ settings: ServiceSettings) throws -> SmallService {
    let store = try SmallService.openLog(of: settings, EventCodec([Account.Event.self]))
    let service = AccountsService(store)
    let pusher = HubPusher(of: store, settings) { message(for: $0, from: settings.name) }
    return SmallService(
      settings, service.routes,
      examples: """
          curl ADDRESS/accounts/ -H 'Content-Type: application/json' -d '{"account_id": 1}'
          curl ADDRESS/deposit/ -H 'Content-Type: application/json' \\
            -d '{"account_id": 1, "amount": 100.0}'
          curl ADDRESS/accounts/1
        """
    ) { await pusher.run() }
  }

  private init(_ store: any EventStore) {
    self.store = store
    handler = CommandHandler(store: store)
    commands = CommandEndpoint(store: store)
  }

  /// The message that tells others about `event`; `nil` for what this service doesn't do.
  static func message(for event: RecordedEvent, from source: String) -> Message? {
    guard let account = event.event as? Account.Event else { return nil }
    var data: [String: JSONValue] = ["account_id": .integer(account.accountID.rawValue)]
    switch account {
    case .opened: return Message("AccountCreatedEvent", from: source, event, data)
    case .deposited(_, let amount):
      data["amount"] = .string(amount.description)
      return Message("FundsDepositedEvent", from: source, event, data)
    case .withdrawn(_, let amount):
      data["amount"] = .string(amount.description)
      return Message("FundsWithdrawnEvent", from: source, event, data)
    default: return nil
    }
  }

  private var routes: [Route] {
    [
      Route(.post, "/accounts") { call in
        try await commands.respond(
          to: call.request, reading: { try AccountsCommand.open(call.request) },
          performing: perform)
      },
      Route(.post, "/deposit") { call in
        try await commands.respond(
          to: call.request, reading: { try AccountsCommand.deposit(call.request) },
          performing: perform)
      },
      Route(.post, "/withdraw") { call in
        try await commands.respond(
          to: call.request, reading: { try AccountsCommand.withdraw(call.request) },
          performing: perform)
      },
      Route(.get, "/accounts/{account_id}") { call in
        _ = try QueryItems(of: call.request)
        guard let number = call.number("account_id") else {
          throw Problem(
            .unknownAccount, "account '\(call.values["account_id"] ?? "")' does not exist")
        }
        let (json, version) = try await account(AccountID(rawValue: number), atVersion: nil)
        return try .json(json, version: version, unlessKnownBy: call.request)
      },
    ]
  }

  private func perform(
    _ command: AccountsCommand, _ context: CommandContext
  ) async throws -> HTTPResponse {
    let id = command.accountID
    let result = try await handler.handle(
      command.command, by: Account.self, in: Account.stream(of: id), context: context)
    let (json, version) = try await account(id, atVersion: result.version)
    return .json(
      .created, json,
      [.location: "/accounts/\(id)", .eTag: EntityTag(version: version).description])
  }

  /// Returns an account, at a version or now.
  ///
  /// - Throws: `Account.Rejection` when there is none, and errors of the store.
  private func account(
    _ id: AccountID, atVersion version: Int?
  ) async throws -> (JSONObject, version: Int) {
    let account = try await ReplayingStateLoader(store: store).state(
      of: Account.self, in: Account.stream(of: id), asOfVersion: version)
    guard account.version > 0 else { throw Account.Rejection.unknownAccount(id) }
    var json = JSONObject()
    json.add("account_id", id.rawValue)
    json.add("balance", digits: account.state.balance.description)
    json.add("version", account.version)
    return (json, account.version)
  }
}
