// Mistake: leaves the name out of the fingerprint of a definition
// Shows: must include every field of the command
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .define(let sku, let name): "define \(sku) as \(name.debugDescription)"
// Write:
    case .define(let sku, _): "define \(sku)"
