// Mistake: waits for a while, and not for a position
// Shows: and not for a position
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    try? await stock.wait(until: position, within: .seconds(2))
// Write:
    try? await Task.sleep(for: .milliseconds(20))
