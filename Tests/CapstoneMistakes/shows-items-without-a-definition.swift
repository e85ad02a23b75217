// Mistake: shows an item from the first event of its stream, even an unknown one
// Shows: An item begins with its definition
// File: Solutions/Capstone/Stock.swift
// Instead of:
    guard row.item.name != nil else { return }
// Write:
