// Mistake: throws at an event of an unknown type
// Shows: appended ItemPainted, an unknown type: version 3
// File: Solutions/Capstone/Stock.swift
// Instead of:
  mutating func apply(_ event: RecordedEvent) {
// Write:
  mutating func apply(_ event: RecordedEvent) throws {
// File: Solutions/Capstone/Stock.swift
// Instead of:
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
// Write:
    guard let change = event.event as? Item.Event else { throw CancellationError() }
    Item.evolve(&row.item, with: change)
