// Mistake: validates the SKU in the name of a recorded stream
// Shows: a recorded value is a fact
// File: Solutions/Capstone/Item.swift
// Instead of:
    stream.category == category ? SKU(recorded: stream.id) : nil
// Write:
    stream.category == category ? SKU(stream.id) : nil
