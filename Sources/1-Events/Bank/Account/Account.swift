public import EventSourcing

/// An account at the bank.
public enum Account: Aggregate {
  /// An event in the life of an account.
  ///
  /// An event holds the amount, never the balance after it: the balance is derived.
  /// Stored as JSON, under the names in `Account+Stored.swift`.
  public enum Event: Hashable, Sendable {
    case opened(accountID: AccountID)
    case deposited(accountID: AccountID, amount: Money)
    case withdrawn(accountID: AccountID, amount: Money)
    /// Money was sent to another account.
    case transferSent(accountID: AccountID, transferID: TransferID, to: AccountID, amount: Money)
    /// Money was received from another account.
    case transferReceived(
      accountID: AccountID, transferID: TransferID, from: AccountID, amount: Money)
    /// Money that was sent could not be received, and was returned.
    case transferReturned(accountID: AccountID, transferID: TransferID, amount: Money)
    case closed(accountID: AccountID)
  }

  /// The state of an account: the fold of its events.
  public struct State: Hashable, Sendable, Codable {
    public enum Status: String, Hashable, Sendable, Codable {
      case unopened
      case open
      case closed
    }

    public var status: Status
    public var balance: Money

    public init(status: Status = .unopened, balance: Money = .zero) {
      self.status = status
      self.balance = balance
    }
  }

  public static let initial = State()

  public static func evolve(_ state: inout State, with event: Event) {
    // BEGIN EXERCISE 1.1
    // Switch over `event`; add and subtract with `&+` and `&-`, which never fail.
    // END EXERCISE 1.1
  }
}

extension Account.Event {
  /// The account that the event happened to.
  public var accountID: AccountID {
    switch self {
    case .opened(let id), .deposited(let id, _), .withdrawn(let id, _),
      .transferSent(let id, _, _, _), .transferReceived(let id, _, _, _),
      .transferReturned(let id, _, _), .closed(let id):
      id
    }
  }
}

extension Account {
  public static let category: StreamCategory = "account"

  /// The stream with the history of one account.
  public static func stream(of id: AccountID) -> StreamID {
    StreamID(category: category, id: id.description)
  }
}
