// Mistake: makes the fingerprint of an item without its name
// Shows: The fingerprint leaves something out
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .define(let sku, let name): "define \(sku) as \(name.debugDescription)"
// Write:
    case .define(let sku, _): "define \(sku)"
