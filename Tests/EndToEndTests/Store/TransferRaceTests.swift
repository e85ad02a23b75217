import CommandHandlersSolution
import EventSourcing
import EventsSolution
import PersistenceSolution
import StoreConformance
import Testing

@Suite("The reference and two processes that finish one transfer")
struct TransferRaceTests {
  private let folder: TemporaryFolder
  private let stores: [SQLiteEventStore]
  private static let rounds = 400

  init() throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    stores = try (1...2).map { _ in
      try SQLiteEventStore(
        path: folder.bank,
        codec: EventCodec([Account.Event.self, Transfer.Event.self], upcasters: [.depositsInCents]))
    }
  }

  @Test("Each step has one outcome, whatever the accounts answer to each process")
  func agree() async throws {
    var random = Seed.generator(for: 1_518)
    var ends: [String: Int] = [:]
    for round in 1...Self.rounds {
      let race = Race(round: round, isTaken: Bool.random(using: &random))
      try await race.leaveHalfDone(in: stores[0])
      let clerks = stores.shuffled(using: &random).map { CommandHandler(store: $0) }
      async let first = TransferProcess(handler: clerks[0]).finish(race.order.id)
      async let second = TransferProcess(handler: clerks[1]).finish(race.order.id)
      async let change: Void = race.change(by: clerks[round % 2])
      let statuses = [try await first, try await second]
      try await change
      try #require(statuses[0] == statuses[1], "round \(round)")
      try #require(
        try await race.story(in: stores[1]) == race.story(endingWith: statuses[0]), "round \(round)"
      )
      ends["\(race.isTaken) \(statuses[0] == .completed)", default: 0] += 1
    }
    #expect(ends.count == 4, "There was no race: \(ends)")
  }
}

/// A transfer of 20.00 that its account refuses, until a change that comes at the same moment.
private struct Race: Sendable {
  let order: Transfer.Order
  /// Whether the sender has paid. Then the receiver is not open yet; otherwise the sender lacks money.
  let isTaken: Bool
  private let round: Int

  init(round: Int, isTaken: Bool) {
    self.round = round
    self.isTaken = isTaken
    order = Transfer.Order(
      id: TransferID(rawValue: "round-\(round)"), from: AccountID(rawValue: 2 * round),
      to: AccountID(rawValue: 2 * round + 1), amount: Money(cents: 20_00))
  }

  func leaveHalfDone(in store: any EventStore) async throws {
    let cents = isTaken ? 25_00 : 15_00
    try await record(
      [
        .opened(accountID: order.from),
        .deposited(accountID: order.from, amount: Money(cents: cents)),
      ],
      of: order.from, in: store)
    if !isTaken { try await record([.opened(accountID: order.to)], of: order.to, in: store) }
    let process = TransferProcess(handler: CommandHandler(store: store))
    try await process.request(
      order, context: CommandContext(CommandID(rawValue: order.id.rawValue)))
    guard isTaken else { return }
    try await CommandHandler(store: store).handle(
      .sendTransfer(order.from, order.id, to: order.to, order.amount), by: Account.self,
      in: Account.stream(of: order.from),
      context: CommandContext(CommandID(rawValue: "\(Transfer.stream(of: order.id)) take")))
    try await store.append(
      [NewEvent(id: RandomEventIDs().next(), event: Transfer.Event.taken(order.id))],
      to: Transfer.stream(of: order.id), expecting: .exactly(1))
  }

  private func record(
    _ events: [Account.Event], of id: AccountID, in store: any EventStore
  ) async throws {
    try await store.append(
      events.map { NewEvent(id: RandomEventIDs().next(), event: $0) }, to: Account.stream(of: id),
      expecting: .noStream)
  }

  /// Makes the account accept what it refuses.
  func change(by handler: CommandHandler) async throws {
    let id = isTaken ? order.to : order.from
    try await handler.handle(
      isTaken ? .open(id) : .deposit(id, Money(cents: 30_00)), by: Account.self,
      in: Account.stream(of: id), context: CommandContext(CommandID(rawValue: "change \(round)")))
  }

  /// The events of the transfer in the log, in order.
  func story(in store: any EventStore) async throws -> [EventTypeName] {
    let streams =
      [order.from, order.to].map { Account.stream(of: $0) } + [Transfer.stream(of: order.id)]
    var events: [RecordedEvent] = []
    for stream in streams { events += try await store.read(stream) }
    return events.sorted { $0.position < $1.position }.map(\.event.typeName)
      .filter { $0.rawValue.hasPrefix("Transfer") }
  }

  /// The only story that leads to `status`.
  func story(endingWith status: Transfer.Status) -> [EventTypeName] {
    let taken: [EventTypeName] = [.transferRequested, .transferSent, .transferTaken]
    if status == .completed { return taken + [.transferReceived, .transferCompleted] }
    guard isTaken else { return [.transferRequested, .transferFailed] }
    return taken + [.transferRefused, .transferReturned, .transferFailed]
  }
}
