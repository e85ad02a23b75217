// Mistake: links from every full page of the history
// Shows: The item has 5 events, and GET
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
        at: "/items/\(sku)/events", hasMore: events.count > page.lastVersion,
// Write:
        at: "/items/\(sku)/events", hasMore: events.count >= page.lastVersion,
