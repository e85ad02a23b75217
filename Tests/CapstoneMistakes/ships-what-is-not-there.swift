// Mistake: looks whether something is there, and not whether it is enough
// Shows: and 38 were to be shipped
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard quantity <= state.quantity else {
// Write:
      guard state.quantity > 0 else {
