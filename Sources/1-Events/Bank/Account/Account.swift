public import EventSourcing

/// An account at the bank.
public enum Account: Aggregate {
  /// What can have happened to an account.
  ///
  /// An event says by how much, never what the balance was then: the balance is a conclusion.
  /// Stored as JSON: what a case is called in the log stands in `Account+Stored.swift`.
  public enum Event: Hashable, Sendable {
    case opened(accountID: AccountID)
    case deposited(accountID: AccountID, amount: Money)
    case withdrawn(accountID: AccountID, amount: Money)
    /// Money has left for another account.
    case transferSent(accountID: AccountID, transferID: TransferID, to: AccountID, amount: Money)
    /// Money has come from another account.
    case transferReceived(
      accountID: AccountID, transferID: TransferID, from: AccountID, amount: Money)
    /// Money that was sent could not be received and is back.
    case transferReturned(accountID: AccountID, transferID: TransferID, amount: Money)
    case closed(accountID: AccountID)
  }

  /// What the events of an account add up to.
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
    // BEGIN EXERCISE 1.6
    // Switch over `event`; add and subtract with `&+` and `&-`, which never fail.
    // END EXERCISE 1.6
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

  /// The stream that holds the history of one account.
  public static func stream(of id: AccountID) -> StreamID {
    StreamID(category: category, id: id.description)
  }
}
