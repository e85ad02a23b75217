// Mistake: answers a page after the last version with 404
// Shows: bolt-8 is the only item, and it has 5 events
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    guard !events.isEmpty else { throw Item.Rejection.unknownItem(sku) }
// Write:
    guard events.count > page.after else { throw Item.Rejection.unknownItem(sku) }
