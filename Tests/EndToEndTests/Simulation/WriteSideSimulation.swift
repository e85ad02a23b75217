import CommandHandlersSolution
import EventSourcing
import EventsSolution
import StoreConformance
import Synchronization
import TestStores

/// Some clients of a bank with two processes, on a store that fails now and then.
///
/// Clients with a key send a command again until they get a result, sometimes twice at once; the
/// others try once. Processes crash and start again, and have room for the state of one account.
final class WriteSideSimulation: Sendable {
  /// A command as a client sent it, and how it ended.
  struct Attempt: Sendable {
    enum End: Sendable {
      case done(events: [Account.Event], version: Int)
      case refused(Account.Rejection)
      case failed(any Error)
    }

    let id: CommandID
    let account: AccountID
    let command: Account.Command
    /// The number of events in the log when it was sent, and when it ended.
    let span: ClosedRange<Int>
    let end: End
  }

  static let accounts: [AccountID] = [1, 2]

  let store: SimulatedStore
  private let executor: SeededExecutor
  private let ids = CountedEventIDs()
  private let processes = Mutex<[(store: ProcessStore, handler: CommandHandler)]>([])
  private let sent = Mutex<[Attempt]>([])

  init(seed: UInt64) {
    executor = SeededExecutor(seed: seed)
    store = SimulatedStore(on: executor)
    processes.withLock { $0 = [newProcess(), newProcess()] }
  }

  /// Returns what the clients have sent, and the log after it; `nil` when they wait for ever.
  func run() async -> (attempts: [Attempt], log: [RecordedEvent])? {
    await executor.run { [self] in
      await withTaskGroup { group in
        for client in 1...6 { group.addTask { await self.act(as: client) } }
      }
      return (sent.withLock(\.self), await log())
    }
  }

  private func act(as client: Int) async {
    for number in 1...8 {
      let id = CommandID(rawValue: "command \(number) of client \(client)")
      let account = Self.accounts[executor.draw(0...1)]
      let command = drawCommand(for: account)
      // Every second client has keys.
      guard client.isMultiple(of: 2) else {
        _ = await send(command, to: account, id, hasNewID: true)
        continue
      }
      if executor.draw(1...4) == 1 {
        async let other: Void = insist(on: command, of: account, id)
        await insist(on: command, of: account, id)
        await other
      } else {
        await insist(on: command, of: account, id)
      }
      if executor.draw(1...10) == 1 { restart() }
    }
  }

  private func drawCommand(for account: AccountID) -> Account.Command {
    switch executor.draw(1...5) {
    case 1: .open(account)
    case 2, 3: .deposit(account, Money(cents: 10_00))
    default: .withdraw(account, Money(cents: 15_00))
    }
  }

  /// Sends `command` until its outcome is known.
  private func insist(
    on command: Account.Command, of account: AccountID, _ id: CommandID
  ) async {
    for _ in 1...100 {
      if case .failed = await send(command, to: account, id, hasNewID: false) { continue }
      return
    }
  }

  private func send(
    _ command: Account.Command, to account: AccountID, _ id: CommandID, hasNewID: Bool
  ) async -> Attempt.End {
    let start = await log().count
    let number = executor.draw(0...1)
    let handler = processes.withLock { $0[number].handler }
    let end: Attempt.End
    do {
      let result = try await handler.handle(
        command, by: Account.self, in: Account.stream(of: account),
        context: CommandContext(id, hasNewID: hasNewID))
      end = .done(events: result.events, version: result.version)
    } catch let refusal as Account.Rejection {
      end = .refused(refusal)
    } catch {
      end = .failed(error)
    }
    let attempt = Attempt(
      id: id, account: account, command: command, span: start...(await log().count), end: end)
    sent.withLock { $0.append(attempt) }
    return end
  }

  /// Lets one of the processes crash, and starts another one.
  private func restart() {
    let number = executor.draw(0...1)
    let process = newProcess()
    processes.withLock { processes in
      processes[number].store.crash()
      processes[number] = process
    }
  }

  private func newProcess() -> (store: ProcessStore, handler: CommandHandler) {
    let own = ProcessStore(store)
    let handler = CommandHandler(
      store: own, ids: ids, limits: WriterLimits(streams: 1, commands: 4),
      retries: RetryPolicy(limit: 3), clock: ImmediateClock())
    return (own, handler)
  }

  private func log() async -> [RecordedEvent] {
    (try? await store.store.readAll(after: .start, limit: .max)) ?? []
  }
}
