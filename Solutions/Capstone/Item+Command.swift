import API

extension Item {
  /// A command to an item.
  enum Command: Hashable, Sendable {
    case define(SKU, name: String)
    case receive(SKU, Int)
    case ship(SKU, Int)
    /// Corrects the quantity to the counted one.
    case count(SKU, Int, reason: String)
    case rename(SKU, String)
  }

  /// The reason why a command is rejected: the broken rule.
  enum Rejection: Error, Hashable {
    case unknownItem(SKU)
    case skuTaken(SKU)
    case notEnoughStock(SKU, quantity: Int, wanted: Int)
    case tooMuchStock(SKU, quantity: Int, wanted: Int)
  }

  /// The maximum quantity of an item, and so the most pieces that can be added or removed at once.
  static let mostPieces = 1_000_000
}

extension Item.Command {
  /// The item of the command.
  var sku: SKU {
    switch self {
    case .define(let sku, _), .receive(let sku, _), .ship(let sku, _), .count(let sku, _, _),
      .rename(let sku, _):
      sku
    }
  }
}

extension Item.Command: RequestedCommand {
  var fingerprint: String {
    switch self {
    case .define(let sku, let name): "define \(sku) as \(name.debugDescription)"
    case .receive(let sku, let quantity): "receive \(quantity) of \(sku)"
    case .ship(let sku, let quantity): "ship \(quantity) of \(sku)"
    case .count(let sku, let counted, let reason):
      "count \(counted) of \(sku), \(reason.debugDescription)"
    case .rename(let sku, let name): "rename \(sku) to \(name.debugDescription)"
    }
  }
}

extension Item.Rejection: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownItem(let sku): "there is no item '\(sku)'"
    case .skuTaken(let sku): "there is an item '\(sku)' already"
    case .notEnoughStock(let sku, let quantity, let wanted):
      "there are \(quantity) of '\(sku)', which is not enough for \(wanted)"
    case .tooMuchStock(let sku, let quantity, let wanted):
      """
      there are \(quantity) of '\(sku)', and with \(wanted) more there would be more than \
      \(Item.mostPieces)
      """
    }
  }
}
