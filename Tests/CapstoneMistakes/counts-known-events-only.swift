// Mistake: shows the version of the last known event
// Shows: The version of an item is the version of its stream
// File: Solutions/Capstone/Stock.swift
// Instead of:
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
// Write:
    guard let change = event.event as? Item.Event else { return }
    Item.evolve(&row.item, with: change)
