// Mistake: takes a second item of the same name for the first one
// Shows: as Bolt M8, without a key
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard state.name == nil else { throw .skuTaken(sku) }
// Write:
      if name == state.name { return [] }
      guard state.name == nil else { throw .skuTaken(sku) }
