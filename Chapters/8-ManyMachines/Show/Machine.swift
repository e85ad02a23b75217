import BankServer
import CommandHandlers
import EventSourcing
import Events
import ManyMachines
import ScratchPostgres

/// One of several machines that work on the same log: it shares nothing with the others but the
/// database.
struct Machine {
  let store: PostgresEventStore
  private let handler: CommandHandler

  init(on database: ScratchDatabase) async throws {
    try await self.init { try await database.connect() }
  }

  /// A machine that finds the primary by itself.
  init(connectingBy finder: PrimaryFinder) async throws {
    try await self.init { try await finder.session() }
  }

  private init(_ connect: @escaping PostgresEventStore.Connect) async throws {
    store = try await PostgresEventStore.open(codec: .bank, connect: connect)
    handler = CommandHandler(store: store)
  }

  /// Sends a command to an account, and returns the position of its last event.
  @discardableResult
  func ask(
    _ command: Account.Command, of account: AccountID, id: String
  ) async throws -> GlobalPosition {
    try await handler.handle(
      command, by: Account.self, in: Account.stream(of: account),
      context: CommandContext(CommandID(rawValue: id))
    ).position
  }

  /// The balance of an account, folded from its events.
  func balance(of account: AccountID) async throws -> Money {
    Account.replay(try await store.read(Account.stream(of: account))).balance
  }
}

/// Runs `body` `count` times side by side, and returns the results in the order of their ends.
func together<Value: Sendable>(
  _ count: Int, _ body: @escaping @Sendable @concurrent (_ number: Int) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: Value.self) { group in
    for number in 0..<count { group.addTask { try await body(number) } }
    return try await group.reduce(into: []) { $0.append($1) }
  }
}
