// Mistake: accepts a name without a visible character
// Shows: at least one of them visible
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard line.isVisible, line.count <= Self.longestLine else {
// Write:
    guard !line.isEmpty, line.count <= Self.longestLine else {
