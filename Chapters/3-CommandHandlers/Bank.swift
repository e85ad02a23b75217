import CommandHandlers
import EventSourcing
import Events

/// The write side of the bank, and reads of single streams.
struct Bank {
  let store: any EventStore
  private let handler: CommandHandler
  private let transfers: TransferProcess
  private let ids: any EventIDSource

  init(store: any EventStore, ids: any EventIDSource = RandomEventIDs()) {
    self.store = store
    self.ids = ids
    handler = CommandHandler(store: store, ids: ids)
    transfers = TransferProcess(handler: handler)
  }

  /// Sends a command to an account.
  ///
  /// - Throws: errors of the handler, and `Unfinished` when nothing is ever decided.
  func ask(
    _ command: Account.Command, of account: AccountID, as id: CommandID? = nil
  ) async throws -> CommandResult<Account.Event> {
    try Rules.require(for: command)
    let result = try await handler.handle(
      command, by: Account.self, in: Account.stream(of: account), context: context(id))
    if case .open = command, result.version == 0 { throw Unfinished("3.1") }
    return result
  }

  func transfer(
    _ amount: Money, from: AccountID, to: AccountID, as id: TransferID? = nil
  ) async throws -> Transfer.Status {
    try Rules.requireTransfers()
    let id = id ?? TransferID(rawValue: ids.next().description)
    return try await transfers.transfer(
      Transfer.Order(id: id, from: from, to: to, amount: amount), context: context(nil))
  }

  /// Registers a user under the next number, and returns it.
  ///
  /// Two concurrent calls get the same number here, and one of them is rejected. In chapter 4 a
  /// read model counts the users.
  func register(_ firstName: String, _ lastName: String, _ email: EmailAddress) async throws
    -> UserID
  {
    try Rules.requireUsers(for: email)
    let known = try await everything().filter { $0.event.typeName == "UserCreated" }
    let id = UserID(rawValue: known.count + 1)
    try await UserRegistration(handler: handler).register(
      id, firstName: firstName, lastName: lastName, email: email, context: context(nil))
    return id
  }

  /// Changes a user's address; returns whether anything changed.
  func changeEmail(of user: UserID, to email: EmailAddress) async throws -> Bool {
    try Rules.requireUsers(for: email)
    let result = try await UserRegistration(handler: handler).changeEmail(
      of: user, to: email, context: context(nil))
    return !result.events.isEmpty
  }

  /// Returns the history of an account, up to `version` if it is given.
  ///
  /// - Throws: `Account.Rejection.unknownAccount` when it has none.
  func history(of account: AccountID, upTo version: Int? = nil) async throws -> [RecordedEvent] {
    let history = try await store.read(Account.stream(of: account))
    guard !history.isEmpty else { throw Account.Rejection.unknownAccount(account) }
    return history.filter { $0.version <= version ?? .max }
  }

  /// Returns all events of the bank.
  func everything() async throws -> [RecordedEvent] {
    try await store.readAll(after: .start, limit: .max)
  }

  private func context(_ id: CommandID?) -> CommandContext {
    CommandContext(id ?? CommandID(rawValue: ids.next().description))
  }
}
