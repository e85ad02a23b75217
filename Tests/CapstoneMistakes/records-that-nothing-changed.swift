// Mistake: records a count equal to the quantity
// Shows: An event without a change
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard counted != state.quantity else { return [] }
// Write:
