import API
import CommandHandlers
import EventSourcing
import Events
import ExerciseSupport
import TestStores

extension HookedStore {
  /// Deposits into account 1 with the learner's `BankService`.
  func deposit(
    _ amount: Money = .hundred,
    _ context: CommandContext = CommandContext("c", correlationID: CorrelationID(rawValue: "story"))
  ) async throws(Unfinished) -> Outcome<CommandResult<Account.Event>> {
    try await .awaiting {
      try await BankService(store: self).deposit(amount, into: 1, context: context)
    }
  }

  /// The events of account 1.
  ///
  /// - Throws: errors of the store.
  func history() async throws -> [Account.Event] {
    try await read(Account.stream(of: 1)).compactMap { $0.event as? Account.Event }
  }

  /// Records events of account 1, without a rule and without a hook.
  ///
  /// - Throws: errors of the store.
  func prepare(_ events: Account.Event...) async throws {
    try await record(events, in: Account.stream(of: 1))
  }
}

extension Outcome<CommandResult<Account.Event>> {
  var words: String {
    value.map { "returned version \($0.version) at position \($0.position)" } ?? description
  }
}

extension [Account.Event] {
  var words: String { isEmpty ? "no events" : map { "\($0)" }.joined(separator: ", ") }
}
