// Mistake: makes the fingerprint of a count without its reason
// Shows: The fingerprint leaves something out
// File: Solutions/Capstone/Item+Command.swift
// Instead of:
    case .count(let sku, let counted, let reason):
      "count \(counted) of \(sku), \(reason.debugDescription)"
// Write:
    case .count(let sku, let counted, _): "count \(counted) of \(sku)"
