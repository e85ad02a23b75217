// Mistake: follows new events without reading the old ones first
// Shows: open() must return after the read model has the whole log
// File: Solutions/Capstone/ItemController.swift
// Instead of:
  func open() async throws { try await stock.rebuild(from: store) }
// Write:
  func open() async throws {}
