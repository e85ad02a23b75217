import APISolution
import CommandHandlersSolution
import EventSourcing
import EventsSolution
import HTTPServer
import StoreConformance
import Synchronization
import TestStores

/// Some clients of a bank with two processes, who deposit, transfer and register with idempotency
/// keys, on a store that fails now and then.
///
/// A client sends a request until it gets a response, sometimes twice at once. Processes crash, start
/// again and finish half-done transfers, and have room for the states of two streams.
final class BankSimulation: Sendable {
  /// A request as a client sent it.
  enum Request: Hashable, Sendable {
    case deposit(AccountID, Money)
    case transfer(from: AccountID, to: AccountID, Money)
    case register(EmailAddress)
  }

  /// A response that a client got.
  struct Answer: Sendable {
    let key: CommandID
    let request: Request
    let status: Int
    let text: String
  }

  struct Outcome: Sendable {
    let answers: [Answer]
    let log: [RecordedEvent]
  }

  static let accounts: [AccountID] = [1, 2, 3]

  private let store: SimulatedStore
  private let executor: SeededExecutor
  private let ids = CountedEventIDs()
  private let processes = Mutex<[SimulatedBank]>([])
  private let answers = Mutex<[Answer]>([])

  init(seed: UInt64) {
    executor = SeededExecutor(seed: seed)
    store = SimulatedStore(on: executor)
    processes.withLock { $0 = [newProcess(), newProcess()] }
  }

  /// Returns what the clients got and the log after it; `nil` when they wait for ever.
  func run() async -> Outcome? {
    await executor.run { [self] in
      await withTaskGroup { group in
        for client in 1...4 { group.addTask { await self.act(as: client) } }
      }
      // What is left half done is finished in the end.
      let last = SimulatedBank(on: ProcessStore(store.store), ids: ids)
      await last.finishTransfers()
      return Outcome(answers: answers.withLock(\.self), log: await log())
    }
  }

  private func act(as client: Int) async {
    for number in 1...5 {
      let key = CommandID(rawValue: "key \(number) of client \(client)")
      let request = drawRequest()
      if executor.draw(1...3) == 1 {
        async let other: Void = insist(on: request, key)
        await insist(on: request, key)
        await other
      } else {
        await insist(on: request, key)
      }
      if executor.draw(1...6) == 1 { await restart() }
      if executor.draw(1...10) == 1 { await closeAccount(after: key) }
    }
  }

  private func drawRequest() -> Request {
    let (from, to) = (executor.draw(1...2), executor.draw(1...2))
    switch executor.draw(1...6) {
    case 1, 2: return .deposit(Self.accounts[executor.draw(0...2)], Money(cents: 10_00))
    case 3, 4, 5:
      return .transfer(
        from: Self.accounts[from], to: Self.accounts[(from + to) % 3], Money(cents: 15_00))
    default:
      let names = ["ada@example.com", "joe@example.com", "kim@example.com"]
      return .register(EmailAddress(recorded: names[executor.draw(0...2)]))
    }
  }

  /// Sends `request` until there is a response.
  private func insist(on request: Request, _ key: CommandID) async {
    for _ in 1...100 {
      let number = executor.draw(0...1)
      let process = processes.withLock { $0[number] }
      guard let response = try? await process.respond(to: request, key) else { continue }
      let answer = Answer(
        key: key, request: request, status: response.status.code, text: response.text)
      return answers.withLock { $0.append(answer) }
    }
  }

  /// Closes the last account if it is empty, so that some transfers to it are refused.
  private func closeAccount(after key: CommandID) async {
    let number = executor.draw(0...1)
    let process = processes.withLock { $0[number] }
    await process.close(3, CommandContext(CommandID(rawValue: "close after \(key)")))
  }

  /// Lets one of the processes crash, and starts another one, which finishes transfers.
  private func restart() async {
    let number = executor.draw(0...1)
    let process = newProcess()
    processes.withLock { processes in
      processes[number].store.crash()
      processes[number] = process
    }
    await process.finishTransfers()
  }

  private func newProcess() -> SimulatedBank { SimulatedBank(on: ProcessStore(store), ids: ids) }

  private func log() async -> [RecordedEvent] {
    (try? await store.store.readAll(after: .start, limit: .max)) ?? []
  }
}

/// One process of the bank: what stands behind its sockets.
struct SimulatedBank: Sendable {
  let store: ProcessStore
  private let handler: CommandHandler
  private let service: BankService
  private let transfers: TransferProcess
  private let keys: IdempotencyStore

  init(on store: ProcessStore, ids: CountedEventIDs) {
    self.store = store
    handler = CommandHandler(
      store: store, ids: ids, limits: WriterLimits(streams: 2, commands: 6),
      retries: RetryPolicy(limit: 3), clock: ImmediateClock())
    service = BankService(handler: handler, store: store)
    transfers = TransferProcess(handler: handler)
    keys = IdempotencyStore(store: store)
  }

  /// Finishes half-done transfers, as far as it gets.
  func finishTransfers() async {
    guard let unfinished = try? await transfers.unfinished() else { return }
    for id in unfinished { _ = try? await transfers.finish(id) }
  }

  /// Closes an account, if nothing is in the way.
  func close(_ account: AccountID, _ context: CommandContext) async {
    _ = try? await handler.handle(
      .close(account), by: Account.self, in: Account.stream(of: account), context: context)
  }

  /// Responds as the bank's controller does.
  ///
  /// - Throws: errors of the store and of the handlers that are no refusal.
  func respond(
    to request: BankSimulation.Request, _ key: CommandID
  ) async throws -> HTTPResponse {
    try await keys.respond(to: "\(request)", key: key, context: CommandContext(key)) { context in
      do {
        return try await carryOut(request, context)
      } catch let error where error is Account.Rejection || error is EmailTaken {
        return HTTPResponse(.conflict, text: "\(error)")
      }
    }
  }

  private func carryOut(
    _ request: BankSimulation.Request, _ context: CommandContext
  ) async throws -> HTTPResponse {
    switch request {
    case .deposit(let account, let amount):
      let result = try await service.deposit(amount, into: account, context: context)
      return HTTPResponse(.created, text: "version \(result.version)")
    case .transfer(let from, let to, let amount):
      let order = Transfer.Order(
        id: TransferID(rawValue: context.commandID.rawValue), from: from, to: to, amount: amount)
      guard let end = try await service.transfer(order, context: context) else {
        return HTTPResponse(.accepted, text: "it goes on")
      }
      return HTTPResponse(
        end.problem == nil ? .created : .conflict, text: end.problem?.detail ?? "")
    case .register(let email):
      let (id, result) = try await service.register(
        firstName: "Ada", lastName: context.commandID.rawValue, email: email, guess: 1,
        context: context)
      return HTTPResponse(.created, text: "user \(id) at \(result.version)")
    }
  }
}

extension HTTPResponse {
  fileprivate var text: String {
    guard case .bytes(let bytes) = body else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}
