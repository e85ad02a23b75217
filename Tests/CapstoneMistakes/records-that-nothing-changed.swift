// Mistake: records a count that agrees with the books
// Shows: An event in which nothing happens
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard counted != state.quantity else { return [] }
// Write:
