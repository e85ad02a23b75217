import EventSourcing

/// One kind of thing in the storeroom, with its name and how many there are.
enum Item: Aggregate {
  /// What can have happened to an item.
  ///
  /// Stored as JSON: what a case is called in the log stands in `Item+Stored.swift`.
  enum Event: Hashable, Sendable {
    case defined(sku: SKU, name: String)
    case received(sku: SKU, quantity: Int)
    case shipped(sku: SKU, quantity: Int)
    /// Somebody has counted: by how much the books were wrong, and why.
    case adjusted(sku: SKU, difference: Int, reason: String)
    case renamed(sku: SKU, newName: String)
  }

  /// What the events of an item add up to.
  struct State: Hashable, Sendable {
    /// `nil` as long as nobody has defined the item.
    var name: String?
    var quantity = 0
  }

  static let initial = State()

  /// What has happened is not judged, so a sum beyond the range of an `Int` wraps around.
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

  /// The stream that holds the history of one item.
  static func stream(of sku: SKU) -> StreamID { StreamID(category: category, id: sku.value) }

  /// The item whose history `stream` holds; `nil` when it is the stream of something else.
  static func sku(of stream: StreamID) -> SKU? {
    stream.category == category ? SKU(stream.id) : nil
  }
}
