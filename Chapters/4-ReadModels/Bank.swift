import CommandHandlers
import EventSourcing
import Events
import Foundation
import InMemoryStore

/// The write side of a small bank, with a manual clock.
struct Bank {
  let store: InMemoryEventStore
  private let clock: ManualWallClock
  private let handler: CommandHandler
  private let ids = CountedEventIDs()

  init() {
    clock = ManualWallClock(Self.monday)
    store = InMemoryEventStore(clock: clock)
    handler = CommandHandler(store: store, ids: ids)
  }

  /// A Monday in January, at noon.
  static let monday = Date(timeIntervalSince1970: 1_767_610_800)
  static let day: TimeInterval = 24 * 60 * 60

  /// Returns a bank with a week of history: two users, three accounts, a half-done transfer.
  static func afterAWeek() async throws -> Bank {
    let bank = Bank()
    for id in 1...3 as ClosedRange<Int> { try await bank.ask(.open(AccountID(rawValue: id))) }
    try await bank.register(1, "John", "Doe", "john@example.com")
    try await bank.register(2, "Jane", "Roe", "jane@example.com")
    let days: [[Account.Command]] = [
      [.deposit(1, Money(cents: 100_00)), .deposit(2, Money(cents: 40_00))],
      [.withdraw(1, Money(cents: 30_00))],
      [.deposit(1, Money(cents: 12_50))],
      [.withdraw(1, Money(cents: 60_00)), .close(3)],
      [.deposit(1, Money(cents: 85_00))],
      [.sendTransfer(1, "t1", to: 2, Money(cents: 25_00))],
    ]
    for commands in days {
      for command in commands { try await bank.ask(command) }
      bank.clock.advance(by: day)
    }
    return bank
  }

  /// Sends a command to an account, and returns the position of its last event.
  @discardableResult
  func ask(_ command: Account.Command) async throws -> GlobalPosition {
    try await handler.handle(
      command, by: Account.self, in: Account.stream(of: command.accountID), context: context()
    ).position
  }

  private func register(
    _ id: UserID, _ firstName: String, _ lastName: String, _ email: String
  ) async throws {
    try await UserRegistration(handler: handler).register(
      id, firstName: firstName, lastName: lastName, email: try EmailAddress(parsing: email),
      context: context())
  }

  private func context() -> CommandContext {
    CommandContext(CommandID(rawValue: ids.next().description))
  }
}

extension Account.Command {
  fileprivate var accountID: AccountID {
    switch self {
    case .open(let id), .close(let id), .deposit(let id, _), .withdraw(let id, _),
      .sendTransfer(let id, _, _, _), .receiveTransfer(let id, _, _, _),
      .returnTransfer(let id, _, _):
      id
    }
  }
}
