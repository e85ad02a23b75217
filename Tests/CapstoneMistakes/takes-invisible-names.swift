// Mistake: takes a name in which there is nothing to see
// Shows: with something to see in them
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard line.isVisible, line.count <= Self.longestLine else {
// Write:
    guard !line.isEmpty, line.count <= Self.longestLine else {
