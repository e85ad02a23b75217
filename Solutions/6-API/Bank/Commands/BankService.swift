public import CommandHandlers
public import EventSourcing
public import Events
import ReadModels

/// The application service for commands: it carries them out with the handlers of stage 3.
///
/// Each call may stop at any moment and be repeated with the same command id: finished steps
/// are not repeated, and missing ones are done.
public struct BankService: Sendable {
  let handler: CommandHandler
  let registration: UserRegistration
  let transfers: TransferProcess
  let left = LeftTransfers()
  private let unfinishedTransfers: @Sendable () async throws -> [TransferID]
  let store: any EventStore

  public init(
    store: any EventStore, ids: any EventIDSource = RandomEventIDs(),
    loader: (any StateLoader)? = nil,
    unfinishedTransfers: (@Sendable () async throws -> [TransferID])? = nil
  ) {
    self.init(
      handler: CommandHandler(store: store, ids: ids, loader: loader), store: store,
      unfinishedTransfers: unfinishedTransfers)
  }

  /// Creates a service whose commands go to `handler`, which has the same `store`.
  public init(
    handler: CommandHandler, store: any EventStore,
    unfinishedTransfers: (@Sendable () async throws -> [TransferID])? = nil
  ) {
    self.handler = handler
    registration = UserRegistration(handler: handler)
    let transfers = TransferProcess(handler: handler)
    self.transfers = transfers
    self.unfinishedTransfers = unfinishedTransfers ?? { try await transfers.unfinished() }
    self.store = store
  }

  /// Deposits money; the first deposit opens the account.
  ///
  /// - Throws: `Account.Rejection`, and then nothing was appended; and errors of
  ///   `CommandHandler.handle`.
  public func deposit(
    _ amount: Money, into id: AccountID, context: CommandContext
  ) async throws -> CommandResult<Account.Event> {
    // BEGIN EXERCISE 6.4
    // starter: // `perform` handles one command. What if there is no account yet?
    // starter: throw Unfinished("6.4")
    do {
      return try await perform(.deposit(id, amount), on: id, context)
    } catch Account.Rejection.unknownAccount {
      // An amount that a new account would refuse opens none.
      _ = try Account.decide(.deposit(id, amount), given: Account.State(status: .open))
      let opening = CommandID(rawValue: "\(context.commandID) open")
      try await perform(.open(id), on: id, context.leading(to: opening))
      return try await perform(.deposit(id, amount), on: id, context)
    }
    // END EXERCISE 6.4
  }

  /// Withdraws money.
  ///
  /// - Throws: the errors of ``deposit(_:into:context:)``.
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

  /// Transfers money between two accounts, and returns how it ended.
  ///
  /// Once the request is recorded, the transfer goes on until it ends, and a second request would
  /// be a second transfer. So an error after that, such as a busy receiver, is not thrown: the
  /// transfer is finished later, and this returns `nil`.
  ///
  /// - Throws: `Account.Rejection` when one of the accounts was never opened, or both are the same.
  ///   Then no account has changed.
  public func transfer(
    _ order: Transfer.Order, context: CommandContext
  ) async throws -> TransferEnd? {
    if order.from == order.to { throw Account.Rejection.transferToSameAccount(order.from) }
    for id in [order.from, order.to] where try await !hasHistory(Account.stream(of: id)) {
      throw Account.Rejection.unknownAccount(id)
    }
    try await transfers.request(order, context: context)
    let status: Transfer.Status
    do {
      status = try await transfers.finish(order.id)
    } catch let error where !(error is Unfinished) {
      left.add(order.id, after: error)
      return nil
    }
    // It is done; that its last event can't be read now is no reason to say anything else.
    let stream = Transfer.stream(of: order.id)
    let last = try? await store.read(stream, .backwards, from: nil, limit: 1).first
    return TransferEnd(status, at: last?.position ?? .start)
  }

  /// Finishes half-done transfers, whose money may be in no account.
  ///
  /// One that can't be finished now doesn't stop the others; it is left for a later try.
  ///
  /// - Throws: errors of finding them.
  func finishTransfers() async throws {
    for id in try await unfinishedTransfers() {
      do { try await transfers.finish(id) } catch { left.add(id, after: error) }
    }
  }

  /// Returns the number of a user after which there is probably none; `start` or a later one.
  ///
  /// Numbers are given one after the other, so it finds the last one in few reads.
  ///
  /// - Throws: errors of the store.
  func lastUserNumber(from start: Int) async throws -> Int {
    try await lastNumber(from: start) { number in
      try await hasHistory(User.stream(of: UserID(rawValue: number)))
    }
  }

  private func hasHistory(_ stream: StreamID) async throws -> Bool {
    do {
      return try await !store.read(stream, .forwards, from: nil, limit: 1).isEmpty
    } catch is DamagedEvent {
      return true
    }
  }

  /// Changes a user's address.
  ///
  /// - Throws: errors of `UserRegistration.changeEmail`.
  public func changeEmail(
    of id: UserID, to email: EmailAddress, context: CommandContext
  ) async throws -> CommandResult<User.Event> {
    try await registration.changeEmail(of: id, to: email, context: context)
  }
}
