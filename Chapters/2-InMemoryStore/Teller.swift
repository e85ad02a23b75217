import EventSourcing
import Events
import InMemoryStore

/// A teller who pays 80.00 out of an account, if there is enough: first a read, then a write.
struct Teller {
  static let amount = Money(cents: 80_00)

  let name: String
  let account: AccountID
  let bank: Bank
  /// Whether the write expects the version that was read.
  let isCareful: Bool
  private var seen: (version: Int, balance: Money)?

  init(_ name: String, at account: AccountID, of bank: Bank, isCareful: Bool) {
    self.name = name
    self.account = account
    self.bank = bank
    self.isCareful = isCareful
  }

  /// The outcome of a step.
  enum Outcome: CustomStringConvertible {
    case looked(version: Int, balance: Money)
    case sentAway
    case paid(version: Int)
    case rejected(VersionConflict)

    var description: String {
      switch self {
      case .looked(let version, let balance): "reads version \(version), balance \(balance)"
      case .sentAway: "refuses: not enough money"
      case .paid(let version): "pays out 80.00, version \(version)"
      case .rejected(let conflict): "is rejected: \(conflict)"
      }
    }
  }

  mutating func look() async throws -> Outcome {
    let seen = try await bank.look(at: account)
    self.seen = seen
    return .looked(version: seen.version, balance: seen.balance)
  }

  /// Decides on the state that was read, and writes.
  func write() async throws -> Outcome {
    guard let seen, seen.balance >= Self.amount else { return .sentAway }
    let event = Account.Event.withdrawn(accountID: account, amount: Self.amount)
    do {
      let result = try await bank.store.append(
        [bank.new(event)], to: Account.stream(of: account),
        expecting: isCareful ? .exactly(seen.version) : .any)
      return .paid(version: result.version)
    } catch let conflict as VersionConflict {
      return .rejected(conflict)
    }
  }
}
