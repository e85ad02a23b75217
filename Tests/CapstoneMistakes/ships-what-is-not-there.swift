// Mistake: checks that there is a piece, not that there are enough
// Shows: There were 37 pieces, and a client wanted to ship 38
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard quantity <= state.quantity else {
// Write:
      guard state.quantity > 0 else {
