public import EventSourcing

extension EventTypeName {
  public static let accountOpened: Self = "AccountOpened"
  public static let moneyDeposited: Self = "MoneyDeposited"
  public static let moneyWithdrawn: Self = "MoneyWithdrawn"
  public static let transferSent: Self = "TransferSent"
  public static let transferReceived: Self = "TransferReceived"
  public static let transferReturned: Self = "TransferReturned"
  public static let accountClosed: Self = "AccountClosed"
}

extension Account.Event: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [
    .accountOpened, .moneyDeposited, .moneyWithdrawn,
    .transferSent, .transferReceived, .transferReturned, .accountClosed,
  ]

  public var typeName: EventTypeName {
    switch self {
    case .opened: .accountOpened
    case .deposited: .moneyDeposited
    case .withdrawn: .moneyWithdrawn
    case .transferSent: .transferSent
    case .transferReceived: .transferReceived
    case .transferReturned: .transferReturned
    case .closed: .accountClosed
    }
  }

  private enum Field: String, CodingKey {
    case accountID = "account_id"
    case amount = "amount_cents"
    case transferID = "transfer_id"
    case to = "to_account_id"
    case from = "from_account_id"
  }

  public func encode(to encoder: any Encoder) throws {
    // BEGIN EXERCISE 1.7
    // starter: // Write the fields of each case under the names in `Field`.
    // starter: // `User+Stored.swift` shows how; `accountID` is there for every case.
    // starter: throw Unfinished("1.7")
    var data = encoder.container(keyedBy: Field.self)
    try data.encode(accountID, forKey: .accountID)
    switch self {
    case .opened, .closed:
      break
    case .deposited(_, let amount), .withdrawn(_, let amount):
      try data.encode(amount, forKey: .amount)
    case .transferSent(_, let transferID, let to, let amount):
      try data.encode(transferID, forKey: .transferID)
      try data.encode(to, forKey: .to)
      try data.encode(amount, forKey: .amount)
    case .transferReceived(_, let transferID, let from, let amount):
      try data.encode(transferID, forKey: .transferID)
      try data.encode(from, forKey: .from)
      try data.encode(amount, forKey: .amount)
    case .transferReturned(_, let transferID, let amount):
      try data.encode(transferID, forKey: .transferID)
      try data.encode(amount, forKey: .amount)
    }
    // END EXERCISE 1.7
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let accountID = try data.decode(AccountID.self, forKey: .accountID)
    switch typeName {
    case .accountOpened:
      self = .opened(accountID: accountID)
    case .accountClosed:
      self = .closed(accountID: accountID)
    // BEGIN EXERCISE 1.8
    // starter: // Read the other five, one `case` each, instead of this one.
    // starter: case _ where Self.typeNames.contains(typeName):
    // starter:   throw Unfinished("1.8")
    case .moneyDeposited:
      self = .deposited(
        accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
    case .moneyWithdrawn:
      self = .withdrawn(
        accountID: accountID, amount: try data.decode(Money.self, forKey: .amount))
    case .transferSent:
      self = .transferSent(
        accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
        to: try data.decode(AccountID.self, forKey: .to),
        amount: try data.decode(Money.self, forKey: .amount))
    case .transferReceived:
      self = .transferReceived(
        accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
        from: try data.decode(AccountID.self, forKey: .from),
        amount: try data.decode(Money.self, forKey: .amount))
    case .transferReturned:
      self = .transferReturned(
        accountID: accountID, transferID: try data.decode(TransferID.self, forKey: .transferID),
        amount: try data.decode(Money.self, forKey: .amount))
    // END EXERCISE 1.8
    default:
      throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }
}
