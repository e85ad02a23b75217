// Mistake: accepts a second item with the same SKU and name
// Shows: a second time as Bolt M8, both without an idempotency key
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard state.name == nil else { throw .skuTaken(sku) }
// Write:
      if name == state.name { return [] }
      guard state.name == nil else { throw .skuTaken(sku) }
