public import EventSourcing
import Events

extension EventTypeName {
  public static let transferRequested: Self = "TransferRequested"
  public static let transferTaken: Self = "TransferTaken"
  public static let transferRefused: Self = "TransferRefused"
  public static let transferCompleted: Self = "TransferCompleted"
  public static let transferFailed: Self = "TransferFailed"
}

extension Transfer.Event: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [
    .transferRequested, .transferTaken, .transferRefused, .transferCompleted, .transferFailed,
  ]

  public var typeName: EventTypeName {
    switch self {
    case .requested: .transferRequested
    case .taken: .transferTaken
    case .refused: .transferRefused
    case .completed: .transferCompleted
    case .failed: .transferFailed
    }
  }

  private enum Field: String, CodingKey {
    case id = "transfer_id"
    case from = "from_account_id"
    case to = "to_account_id"
    case amount = "amount_cents"
    case reason
    case rule
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .requested(let order):
      try data.encode(order.id, forKey: .id)
      try data.encode(order.from, forKey: .from)
      try data.encode(order.to, forKey: .to)
      try data.encode(order.amount, forKey: .amount)
    case .taken(let id), .completed(let id):
      try data.encode(id, forKey: .id)
    case .refused(let id, let reason), .failed(let id, let reason):
      try data.encode(id, forKey: .id)
      try data.encode(reason.text, forKey: .reason)
      try data.encodeIfPresent(reason.rule?.rawValue, forKey: .rule)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let id = try data.decode(TransferID.self, forKey: .id)
    switch typeName {
    case .transferRequested:
      self = .requested(
        Transfer.Order(
          id: id, from: try data.decode(AccountID.self, forKey: .from),
          to: try data.decode(AccountID.self, forKey: .to),
          amount: try data.decode(Money.self, forKey: .amount)))
    case .transferTaken:
      self = .taken(id)
    case .transferRefused:
      self = .refused(id, reason: try Self.reason(in: data))
    case .transferCompleted:
      self = .completed(id)
    case .transferFailed:
      self = .failed(id, reason: try Self.reason(in: data))
    default:
      throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }

  /// Reads a reason. A rule that this program doesn't know is left to the text.
  private static func reason(in data: KeyedDecodingContainer<Field>) throws -> Transfer.Reason {
    Transfer.Reason(
      rule: try data.decodeIfPresent(String.self, forKey: .rule).flatMap(Account.Rule.init),
      text: try data.decode(String.self, forKey: .reason))
  }
}
