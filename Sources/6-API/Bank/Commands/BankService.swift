public import CommandHandlers
public import EventSourcing
public import Events
import ReadModels

/// The application service for commands: it carries them out with the handlers of stage 3.
///
/// Each of its calls may be stopped at any moment and made again with the same command id: what was
/// done is not done twice, and what is missing is done.
public struct BankService: Sendable {
  let handler: CommandHandler
  let registration: UserRegistration
  let transfers: TransferProcess
  let store: any EventStore

  public init(store: any EventStore, ids: any EventIDSource = RandomEventIDs()) {
    handler = CommandHandler(store: store, ids: ids)
    registration = UserRegistration(handler: handler)
    transfers = TransferProcess(handler: handler)
    self.store = store
  }

  /// Brings money into an account; the first deposit opens it.
  ///
  /// - Throws: `Account.Rejection`, and then nothing was appended; and what
  ///   `CommandHandler.handle` throws.
  public func deposit(
    _ amount: Money, into id: AccountID, context: CommandContext
  ) async throws -> CommandResult<Account.Event> {
    // BEGIN EXERCISE 6.4
    // `perform` brings a command to its account. What if there is no account yet?
    throw Unfinished("6.4")
    // END EXERCISE 6.4
  }

  /// Takes money out of an account.
  ///
  /// - Throws: as ``deposit(_:into:context:)`` does.
  public func withdraw(
    _ amount: Money, from id: AccountID, context: CommandContext
  ) async throws -> CommandResult<Account.Event> {
    try await perform(.withdraw(id, amount), on: id, context)
  }

  @discardableResult
  private func perform(
    _ command: Account.Command, on id: AccountID, _ context: CommandContext
  ) async throws -> CommandResult<Account.Event> {
    try await handler.handle(
      command, by: Account.self, in: Account.stream(of: id), context: context)
  }

  /// Brings money from one account to another, and returns the position at which all is done.
  ///
  /// - Throws: ``Problem`` when it came to nothing; `Account.Rejection` when one of the accounts
  ///   was never opened, or both are the same. Then no account has changed.
  public func transfer(
    _ order: Transfer.Order, context: CommandContext
  ) async throws -> GlobalPosition {
    if order.from == order.to { throw Account.Rejection.transferToSameAccount(order.from) }
    for id in [order.from, order.to] where try await !hasHistory(Account.stream(of: id)) {
      throw Account.Rejection.unknownAccount(id)
    }
    let status = try await transfers.transfer(order, context: context)
    if case .failed(let reason) = status { throw Problem(.transferRefused, reason) }
    let stream = Transfer.stream(of: order.id)
    return try await store.read(stream, .backwards, from: nil, limit: 1).first?.position ?? .start
  }

  /// Finishes transfers that were left half done, with money that is in no account.
  ///
  /// - Throws: what the store throws; then the others can be finished later.
  func finishTransfers(_ ids: some Sequence<TransferID>) async throws {
    for id in ids { try await transfers.finish(id) }
  }

  private func hasHistory(_ stream: StreamID) async throws -> Bool {
    try await !store.read(stream, .forwards, from: nil, limit: 1).isEmpty
  }

  /// Gives a user another address.
  ///
  /// - Throws: what `UserRegistration.changeEmail` throws.
  public func changeEmail(
    of id: UserID, to email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    try await registration.changeEmail(of: id, to: email, context: context)
  }
}
