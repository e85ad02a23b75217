// Mistake: leaves the reason out of the fingerprint of a count
// Shows: must include every field of the command
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .count(let sku, let counted, let reason):
      "count \(counted) of \(sku), \(reason.debugDescription)"
// Write:
    case .count(let sku, let counted, _): "count \(counted) of \(sku)"
