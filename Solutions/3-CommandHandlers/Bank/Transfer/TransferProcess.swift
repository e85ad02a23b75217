import EventSourcing
public import Events

/// Carries transfers out, step by step, and finishes half-done ones.
///
/// This is a *process manager*: it decides nothing about accounts; it sends them commands and
/// records the outcomes. One task at a time carries a transfer out; another caller with the same
/// transfer gets the same result. Several processes may carry it out at once: a step has one outcome,
/// by the id of its event, and all of them go on from there.
public struct TransferProcess: Sendable {
  let handler: CommandHandler
  private let running = SingleFlight<TransferID, Transfer.Status>()

  public init(handler: CommandHandler) {
    self.handler = handler
  }

  /// Requests a transfer and carries it out.
  ///
  /// A repeated request with the same id does not start a second transfer: it finishes the first
  /// one, if needed, and returns its status.
  ///
  /// A rejection by one of the accounts is not an error but one possible end of the transfer.
  ///
  /// - Throws: `Account.Rejection` when no accounts could ever carry it out, and
  ///   ``TransferIDTaken`` when the id belongs to another transfer; then nothing was recorded.
  ///   Errors of the store: then the transfer can be finished later.
  @discardableResult
  public func transfer(_ order: Transfer.Order, context: CommandContext) async throws
    -> Transfer.Status
  {
    try await request(order, context: context)
    return try await finish(order.id)
  }

  /// Records the request for a transfer, unless it is recorded already. No money moves yet.
  ///
  /// From then on the transfer is one that has not ended, and will be finished.
  ///
  /// - Throws: `Account.Rejection` when no accounts could ever carry it out, and
  ///   ``TransferIDTaken`` when the id belongs to another transfer; then nothing was recorded.
  ///   Errors of the store.
  public func request(_ order: Transfer.Order, context: CommandContext) async throws {
    guard order.amount > .zero else { throw Account.Rejection.amountNotPositive(order.amount) }
    guard order.from != order.to else {
      throw Account.Rejection.transferToSameAccount(order.from)
    }
    guard order.amount <= .limit else {
      throw Account.Rejection.balanceTooLarge(balance: .zero, amount: order.amount)
    }
    let stream = Transfer.stream(of: order.id)
    let request = NewEvent(
      id: handler.ids.next(), event: Transfer.Event.requested(order), metadata: context.metadata)
    do {
      try await handler.store.append(
        [request], to: stream, expecting: .noStream, recording: [context.record].compactMap(\.self))
    } catch is VersionConflict {
      let known = Transfer.replay(try await handler.store.read(stream)).order
      guard known == order else { throw TransferIDTaken(id: order.id) }
    }
  }

  /// Finishes a half-done transfer, and returns its status.
  ///
  /// - Throws: ``UnknownTransfer`` when it was never requested; `UnknownEventInStream` when a newer
  ///   program has recorded something that this one does not know. Errors of the store: then the
  ///   transfer can be finished later.
  @discardableResult
  public func finish(_ id: TransferID) async throws -> Transfer.Status {
    let stream = Transfer.stream(of: id)
    let history = try await handler.store.read(stream)
    guard !history.isEmpty else { throw UnknownTransfer(id: id) }
    if let unknown = history.first(where: { !($0.event is Transfer.Event) }) {
      throw UnknownEventInStream(unknown)
    }
    return try await running.run(id) {
      for _ in 1..<Self.attempts {
        do {
          return try await takeMissingSteps(of: id)
        } catch is EventIDConflict {
          // Another process has recorded another outcome of the step: it counts, so look again.
          continue
        }
      }
      return try await takeMissingSteps(of: id)
    }
  }

  /// Enough for a transfer: only two of its steps can be refused.
  private static let attempts = 3

  /// Takes the missing steps, and records the outcome of each.
  ///
  /// Each step is a command with an id derived from the transfer's, so it is the same on every
  /// try: a step that was taken but not recorded is not taken twice. A refusal is recorded under the
  /// id that the account's event would have had, so a step is never both refused and taken.
  private func takeMissingSteps(of id: TransferID) async throws -> Transfer.Status {
    // BEGIN EXERCISE 3.15
    // starter: // While there is a next step: take it, and record its outcome.
    // starter: throw Unfinished("3.15")
    let stream = Transfer.stream(of: id)
    while true {
      let history = try await handler.store.read(stream)
      let state = Transfer.replay(history)
      guard let last = history.last, let step = Transfer.nextStep(given: state) else {
        return state.status
      }
      let refusal = try await take(step, after: last)
      let new = NewEvent(
        id: refusal == nil ? handler.ids.next() : step.eventID(after: last),
        event: Transfer.event(after: step, refusal: refusal),
        metadata: EventMetadata(causedBy: last))
      do {
        try await handler.store.append([new], to: stream, expecting: .exactly(last.version))
      } catch is VersionConflict {
        continue
      }
    }
    // END EXERCISE 3.15
  }

  /// Sends the command of `step` to its account, and returns the rejection, if any.
  ///
  /// - Throws: `EventIDConflict` when another process has recorded that the step was refused; errors
  ///   of the store.
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
      try await handler.recording(as: step.eventID(after: last)).handle(
        command, by: Account.self, in: Account.stream(of: account), context: context)
      return nil
    } catch let refusal as Account.Rejection {
      return refusal
    } catch is CommandIDTaken {
      // The id belongs to this step alone. So the step was taken, by a program with other rules.
      return nil
    }
  }
}

/// The id of a transfer was already used for another transfer.
public struct TransferIDTaken: Error, Hashable {
  public let id: TransferID

  public init(id: TransferID) {
    self.id = id
  }
}

/// There is no transfer with this id.
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
