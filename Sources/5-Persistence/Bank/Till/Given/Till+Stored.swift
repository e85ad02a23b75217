public import EventSourcing
import Events

extension Till.Event: DomainEvent {
  public static let typeNames: Set<EventTypeName> = [
    "TillOpened", "CashPaidIn", "CashPaidOut", "TillClosed",
  ]

  public var typeName: EventTypeName {
    switch self {
    case .opened: "TillOpened"
    case .paidIn: "CashPaidIn"
    case .paidOut: "CashPaidOut"
    case .closed: "TillClosed"
    }
  }

  private enum Field: String, CodingKey {
    case float = "float_cents"
    case amount = "amount_cents"
    case expected = "expected_cents"
    case counted = "counted_cents"
  }

  public func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .opened(let float):
      try data.encode(float, forKey: .float)
    case .paidIn(let amount), .paidOut(let amount):
      try data.encode(amount, forKey: .amount)
    case .closed(let expected, let counted):
      try data.encode(expected, forKey: .expected)
      try data.encode(counted, forKey: .counted)
    }
  }

  public init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    switch typeName {
    case "TillOpened":
      self = .opened(float: try data.decode(Money.self, forKey: .float))
    case "CashPaidIn":
      self = .paidIn(amount: try data.decode(Money.self, forKey: .amount))
    case "CashPaidOut":
      self = .paidOut(amount: try data.decode(Money.self, forKey: .amount))
    case "TillClosed":
      self = .closed(
        expected: try data.decode(Money.self, forKey: .expected),
        counted: try data.decode(Money.self, forKey: .counted))
    default:
      throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }
}
