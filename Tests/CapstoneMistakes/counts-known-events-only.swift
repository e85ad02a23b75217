// Mistake: shows the version of the last event that it knows
// Shows: Nobody could change the item any more
// File: Solutions/Capstone/Stock.swift
// Instead of:
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
// Write:
    guard let change = event.event as? Item.Event else { return }
    Item.evolve(&row.item, with: change)
