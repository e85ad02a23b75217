// Mistake: takes the streams of all categories for items
// Shows: Check the category of the stream
// File: Solutions/Capstone/Item.swift
// Instead of:
    stream.category == category ? SKU(recorded: stream.id) : nil
// Write:
    SKU(recorded: stream.id)
