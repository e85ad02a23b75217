import CommandHandlersSolution
import EventSourcing
import EventsSolution
import PersistenceSolution

/// A transfer of 20.00 from account 1 to account 2 that was stopped when the money was taken.
enum HalfDoneTransfer {
  /// Leaves it in the bank at `path`, as a process that died would.
  static func leave(in path: String) async throws {
    let store = try SQLiteEventStore(
      path: path,
      codec: EventCodec(
        [Account.Event.self, Transfer.Event.self], upcasters: [.depositsInCents]))
    let order = Transfer.Order(id: "half-done", from: 1, to: 2, amount: Money(cents: 20_00))
    let context = CommandContext("half-done")
    let request = NewEvent(
      id: RandomEventIDs().next(), event: Transfer.Event.requested(order),
      metadata: context.metadata)
    try await store.append([request], to: Transfer.stream(of: order.id), expecting: .noStream)
    try await CommandHandler(store: store).handle(
      .sendTransfer(1, order.id, to: 2, order.amount), by: Account.self, in: Account.stream(of: 1),
      context: CommandContext(CommandID(rawValue: "\(Transfer.stream(of: order.id)) take")))
  }
}
