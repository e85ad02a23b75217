// Mistake: shows the stream's version in the item, and the last known event's in the list
// Shows: A client can take the version for If-Match from the list
// File: Solutions/Capstone/Stock.swift
// Instead of:
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
// Write:
    guard let change = event.event as? Item.Event else { return }
    Item.evolve(&row.item, with: change)
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
      guard let row = try await stock.read({ $0.model[sku] }) else {
        throw Item.Rejection.unknownItem(sku)
      }
// Write:
      guard var row = try await stock.read({ $0.model[sku] }) else {
        throw Item.Rejection.unknownItem(sku)
      }
      row.version = try await store.read(Item.stream(of: sku)).count
