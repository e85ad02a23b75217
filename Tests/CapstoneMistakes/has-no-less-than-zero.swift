// Mistake: clamps the quantity at zero in evolve
// Shows: evolve applies every recorded event
// File: Solutions/Capstone/Item.swift
// Instead of:
    case .shipped(_, let quantity): state.quantity &-= quantity
// Write:
    case .shipped(_, let quantity): state.quantity = max(0, state.quantity &- quantity)
