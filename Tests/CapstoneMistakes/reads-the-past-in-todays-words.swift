// Mistake: takes the name of a past item from the read model
// Shows: Each version has its own name, quantity and tag
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    let item = Item.replay(try await store.read(stream, .forwards, from: nil, limit: version))
// Write:
    var item = Item.replay(try await store.read(stream, .forwards, from: nil, limit: version))
    if item.name != nil { item.name = try await stock.read { $0.model[sku]?.item.name } }
