// Mistake: waits for a fixed time instead of a position
// Shows: not for a fixed time
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    try? await stock.wait(until: position, within: .seconds(2))
// Write:
    try? await Task.sleep(for: .milliseconds(20))
