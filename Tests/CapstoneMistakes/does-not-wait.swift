// Mistake: answers before the read model has the event
// Shows: Wait until the read model has the command's position
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    try? await stock.wait(until: position, within: .seconds(2))
// Write:
