import EventSourcing
public import Events

/// Carries transfers out, step by step, and finishes those that were left half done.
///
/// This is a *process manager*: it decides nothing about accounts, it only asks them, and writes
/// down what they answered. A transfer is carried out by one task at a time: whoever asks for it
/// while it runs gets the same answer. Between processes nothing sees to that, so let one process
/// do it.
public struct TransferProcess: Sendable {
  let handler: CommandHandler
  private let running = SingleFlight<TransferID, Transfer.Status>()

  public init(handler: CommandHandler) {
    self.handler = handler
  }

  /// Begins a transfer and carries it out.
  ///
  /// The same transfer again, by its id, is not begun a second time: it is finished, if it is not
  /// at its end yet, and answered with what it has come to.
  ///
  /// A refusal by one of the accounts is no error but an end that the transfer can come to.
  ///
  /// - Throws: `Account.Rejection` when no accounts could ever carry it out, and
  ///   ``TransferIDTaken`` when the id belongs to another transfer; then nothing was begun.
  ///   What the store throws: then the transfer can be finished later.
  @discardableResult
  public func transfer(_ order: Transfer.Order, context: CommandContext) async throws
    -> Transfer.Status
  {
    guard order.amount > .zero else { throw Account.Rejection.amountNotPositive(order.amount) }
    guard order.from != order.to else {
      throw Account.Rejection.transferToSameAccount(order.from)
    }
    let stream = Transfer.stream(of: order.id)
    let request = NewEvent(
      id: handler.ids.next(), event: Transfer.Event.requested(order), metadata: context.metadata)
    do {
      try await handler.store.append([request], to: stream, expecting: .noStream)
    } catch is VersionConflict {
      let known = Transfer.replay(try await handler.store.read(stream)).order
      guard known == order else { throw TransferIDTaken(id: order.id) }
    }
    return try await finish(order.id)
  }

  /// Finishes a transfer that was left half done, and returns what it has come to.
  ///
  /// - Throws: ``UnknownTransfer`` when nobody has asked for it. What the store throws: then the
  ///   transfer can be finished later.
  @discardableResult
  public func finish(_ id: TransferID) async throws -> Transfer.Status {
    let stream = Transfer.stream(of: id)
    let first = try await handler.store.read(stream, .forwards, from: nil, limit: 1)
    guard !first.isEmpty else { throw UnknownTransfer(id: id) }
    return try await running.run(id) { try await takeMissingSteps(of: id) }
  }

  /// Takes the steps that are missing, and writes down what came of each.
  ///
  /// Each step is a command whose id is made of the transfer's, and so the same on every try: a
  /// step that was taken, but not written down, is not taken twice.
  private func takeMissingSteps(of id: TransferID) async throws -> Transfer.Status {
    // BEGIN EXERCISE 3.15
    // As long as there is a next step: take it, and write down what came of it.
    throw Unfinished("3.15")
    // END EXERCISE 3.15
  }

  /// Asks the account that `step` is about, and returns its refusal.
  private func take(
    _ step: Transfer.Step, after last: RecordedEvent
  ) async throws -> Account.Rejection? {
    let (command, account, name): (Account.Command, AccountID, String) =
      switch step {
      case .take(let order):
        (.sendTransfer(order.from, order.id, to: order.to, order.amount), order.from, "take")
      case .give(let order):
        (.receiveTransfer(order.to, order.id, from: order.from, order.amount), order.to, "give")
      case .giveBack(let order, _):
        (.returnTransfer(order.from, order.id, order.amount), order.from, "give back")
      }
    let context = CommandContext(
      CommandID(rawValue: "\(last.stream) \(name)"),
      correlationID: EventMetadata(causedBy: last).correlationID)
    do {
      try await handler.handle(
        command, by: Account.self, in: Account.stream(of: account), context: context)
      return nil
    } catch let refusal as Account.Rejection {
      return refusal
    }
  }
}

/// The id of a transfer was used before, for another transfer.
public struct TransferIDTaken: Error, Hashable {
  public let id: TransferID

  public init(id: TransferID) {
    self.id = id
  }
}

/// Nobody has asked for a transfer with this id.
public struct UnknownTransfer: Error, Hashable {
  public let id: TransferID

  public init(id: TransferID) {
    self.id = id
  }
}

extension UnknownTransfer: CustomStringConvertible {
  public var description: String { "there is no transfer with the id \(id)" }
}

extension TransferIDTaken: CustomStringConvertible {
  public var description: String { "the transfer id \(id) was used for another transfer" }
}
