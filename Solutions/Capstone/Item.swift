import EventSourcing

/// One kind of thing in the storeroom, with its name and its quantity.
enum Item: Aggregate {
  /// An event in the life of an item.
  ///
  /// Stored as JSON, under the names in `Item+Stored.swift`.
  enum Event: Hashable, Sendable {
    case defined(sku: SKU, name: String)
    case received(sku: SKU, quantity: Int)
    case shipped(sku: SKU, quantity: Int)
    /// The quantity was counted: the difference to the books, and the reason.
    case adjusted(sku: SKU, difference: Int, reason: String)
    case renamed(sku: SKU, newName: String)
  }

  /// The state of an item: the fold of its events.
  struct State: Hashable, Sendable {
    /// `nil` until the item is defined.
    var name: String?
    var quantity = 0
  }

  static let initial = State()

  /// An event is never rejected, so a sum out of the range of `Int` wraps around.
  static func evolve(_ state: inout State, with event: Event) {
    switch event {
    case .defined(_, let name): state.name = name
    case .received(_, let quantity): state.quantity &+= quantity
    case .shipped(_, let quantity): state.quantity &-= quantity
    case .adjusted(_, let difference, _): state.quantity &+= difference
    case .renamed(_, let newName): state.name = newName
    }
  }
}

extension Item {
  static let category: StreamCategory = "item"

  /// The stream with the history of one item.
  static func stream(of sku: SKU) -> StreamID { StreamID(category: category, id: sku.value) }

  /// The item whose history `stream` holds; `nil` for a stream of another category.
  static func sku(of stream: StreamID) -> SKU? {
    stream.category == category ? SKU(recorded: stream.id) : nil
  }
}
