import EventSourcing
import Events

extension EventTypeName {
  static let itemDefined: Self = "ItemDefined"
  static let itemsReceived: Self = "ItemsReceived"
  static let itemsShipped: Self = "ItemsShipped"
  static let stockAdjusted: Self = "StockAdjusted"
  static let itemRenamed: Self = "ItemRenamed"
}

// The names and fields below are in every log ever written.
extension Item.Event: DomainEvent {
  static let typeNames: Set<EventTypeName> = [
    .itemDefined, .itemsReceived, .itemsShipped, .stockAdjusted, .itemRenamed,
  ]

  var typeName: EventTypeName {
    switch self {
    case .defined: .itemDefined
    case .received: .itemsReceived
    case .shipped: .itemsShipped
    case .adjusted: .stockAdjusted
    case .renamed: .itemRenamed
    }
  }

  private enum Field: String, CodingKey {
    case sku
    case name
    case quantity
    case difference
    case reason
    case newName = "new_name"
  }

  func encode(to encoder: any Encoder) throws {
    var data = encoder.container(keyedBy: Field.self)
    switch self {
    case .defined(let sku, let name):
      try data.encode(sku, forKey: .sku)
      try data.encode(name, forKey: .name)
    case .received(let sku, let quantity), .shipped(let sku, let quantity):
      try data.encode(sku, forKey: .sku)
      try data.encode(quantity, forKey: .quantity)
    case .adjusted(let sku, let difference, let reason):
      try data.encode(sku, forKey: .sku)
      try data.encode(difference, forKey: .difference)
      try data.encode(reason, forKey: .reason)
    case .renamed(let sku, let newName):
      try data.encode(sku, forKey: .sku)
      try data.encode(newName, forKey: .newName)
    }
  }

  init(typeName: EventTypeName, from decoder: any Decoder) throws {
    let data = try decoder.container(keyedBy: Field.self)
    let sku = try data.decode(SKU.self, forKey: .sku)
    switch typeName {
    case .itemDefined:
      self = .defined(sku: sku, name: try data.decode(String.self, forKey: .name))
    case .itemsReceived:
      self = .received(sku: sku, quantity: try data.decode(Int.self, forKey: .quantity))
    case .itemsShipped:
      self = .shipped(sku: sku, quantity: try data.decode(Int.self, forKey: .quantity))
    case .stockAdjusted:
      self = .adjusted(
        sku: sku, difference: try data.decode(Int.self, forKey: .difference),
        reason: try data.decode(String.self, forKey: .reason))
    case .itemRenamed:
      self = .renamed(sku: sku, newName: try data.decode(String.self, forKey: .newName))
    default:
      throw DecodingError.notStored(as: typeName, in: decoder)
    }
  }
}
