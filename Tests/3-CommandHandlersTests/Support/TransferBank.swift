import CommandHandlers
import EventSourcing
import Events
import TestStores

/// The state of the receiver's account.
enum Receiver: String, CaseIterable, Sendable, CustomStringConvertible {
  case open, closed, unknown

  var balance: Money { self == .open ? .ten : .zero }
  var description: String { rawValue }
}

/// Account 1 with 100.00, and account 2 with 10.00, or closed, or unknown.
struct TransferBank: Sendable {
  let bank: Bank

  var store: HookedStore { bank.store }

  init(receiver: Receiver = .open, store: HookedStore = HookedStore()) async throws {
    bank = Bank(store: store)
    try await bank.prepare(1)
    switch receiver {
    case .open: try await bank.prepare(2, with: .ten)
    case .closed:
      try await store.record(
        [Account.Event.opened(accountID: 2), .closed(accountID: 2)], in: Account.stream(of: 2))
    case .unknown: break
    }
  }

  /// Carries out the transfer, and returns how it ended: "completed", "failed…" or "threw …".
  func transfer(_ amount: Money) async throws(Unfinished) -> String {
    let order = Transfer.Order(id: "t", from: 1, to: 2, amount: amount)
    let context = CommandContext("c", correlationID: CorrelationID(rawValue: "request 7"))
    do {
      return "\(try await TransferProcess(handler: bank.handler).transfer(order, context: context))"
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch let endless as Endless {
      return "nothing: \(endless)"
    } catch {
      return "threw \(type(of: error))"
    }
  }

  /// Says what to do when an event's id was in the log already; otherwise `lesson`.
  static func lesson(of end: String, or lesson: String) -> String {
    end == "threw EventIDConflict"
      ? "After an acceptance, the account has used the id of the step already: draw a new one."
      : lesson
  }

  func balances() async throws -> [Money] {
    [try await bank.balance(of: 1), try await bank.balance(of: 2)]
  }

  /// The events that the transfer led to.
  func story() async throws -> [RecordedEvent] {
    try await store.everything().filter { $0.metadata.correlationID != nil }
  }

  func types() async throws -> [String] {
    try await store.everything().map(\.event.typeName.rawValue).filter { $0.hasPrefix("Transfer") }
  }
}
