// Mistake: leaves the SKU out of the fingerprint
// Shows: must include the item, the command and the quantity
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .receive(let sku, let quantity): "receive \(quantity) of \(sku)"
// Write:
    case .receive(_, let quantity): "receive \(quantity)"
