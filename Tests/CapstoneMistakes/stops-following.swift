// Mistake: stops following the log at the first error
// Shows: follow() tries again after an error
// File: Solutions/Capstone/ItemController.swift
// Instead of:
  func follow() async { await ProjectionGroup([stock]).follow(store) }
// Write:
  func follow() async { try? await stock.follow(store) }
