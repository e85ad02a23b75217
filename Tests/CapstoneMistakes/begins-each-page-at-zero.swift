// Mistake: folds only the events of the page
// Shows: The quantities of a page continue those of the page before
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    let events = try await store.read(Item.stream(of: sku))
// Write:
    let events = try await store.read(Item.stream(of: sku)).dropFirst(page.after)
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
        at: "/items/\(sku)/events", hasMore: events.count > page.lastVersion,
// Write:
        at: "/items/\(sku)/events", hasMore: events.count > page.limit,
