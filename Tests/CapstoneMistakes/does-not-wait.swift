// Mistake: answers before the read model has seen what was written
// Shows: Whoever asks then has to see 35
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    try? await stock.wait(until: position, within: .seconds(2))
// Write:
