import EventSourcing

extension Item: Decider {
  /// Returns the events of `command`, by the rules of the storeroom.
  ///
  /// - Throws: the ``Rejection`` of the broken rule.
  static func decide(_ command: Command, given state: State) throws(Rejection) -> [Event] {
    switch command {
    case .define(let sku, let name):
      guard state.name == nil else { throw .skuTaken(sku) }
      return [.defined(sku: sku, name: name)]
    case .receive(let sku, let quantity):
      try requireDefined(sku, given: state)
      let (sum, overflows) = state.quantity.addingReportingOverflow(quantity)
      guard !overflows, sum <= mostPieces else {
        throw .tooMuchStock(sku, quantity: state.quantity, wanted: quantity)
      }
      return [.received(sku: sku, quantity: quantity)]
    case .ship(let sku, let quantity):
      try requireDefined(sku, given: state)
      guard quantity <= state.quantity else {
        throw .notEnoughStock(sku, quantity: state.quantity, wanted: quantity)
      }
      return [.shipped(sku: sku, quantity: quantity)]
    case .count(let sku, let counted, let reason):
      try requireDefined(sku, given: state)
      guard counted != state.quantity else { return [] }
      return [.adjusted(sku: sku, difference: counted &- state.quantity, reason: reason)]
    case .rename(let sku, let newName):
      try requireDefined(sku, given: state)
      return newName == state.name ? [] : [.renamed(sku: sku, newName: newName)]
    }
  }

  private static func requireDefined(_ sku: SKU, given state: State) throws(Rejection) {
    guard state.name != nil else { throw .unknownItem(sku) }
  }
}
