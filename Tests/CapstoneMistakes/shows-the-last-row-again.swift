// Mistake: begins a page with the last row of the page before
// Shows: bolt-1 to bolt-5 once each, in 3 pages
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    let rows = try await stock.read { $0.model.rows(after: after, limit: limit + 1) }
// Write:
    let rows = try await stock.read { state in
      state.model.rows(after: nil, limit: .max).drop { $0.sku < after ?? $0.sku }.prefix(limit + 1)
    }
