// Mistake: lets no quantity fall below zero, whatever has happened
// Shows: evolve adds it up and does not judge it
// File: Solutions/Capstone/Item.swift
// Instead of:
    case .shipped(_, let quantity): state.quantity &-= quantity
// Write:
    case .shipped(_, let quantity): state.quantity = max(0, state.quantity &- quantity)
