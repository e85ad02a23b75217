// Mistake: makes a fingerprint without its item
// Shows: with another item
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .receive(let sku, let quantity): "receive \(quantity) of \(sku)"
// Write:
    case .receive(_, let quantity): "receive \(quantity)"
