// Mistake: reads the page alone, and adds up from there
// Shows: A page does not begin at zero
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    let events = try await store.read(Item.stream(of: sku))
// Write:
    let events = try await store.read(
      Item.stream(of: sku), .forwards, from: page.after + 1, limit: nil)
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
        at: "/items/\(sku)/events", hasMore: events.count > page.lastVersion,
// Write:
        at: "/items/\(sku)/events", hasMore: events.count > page.limit,
