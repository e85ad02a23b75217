// Mistake: limits the bytes of a name instead of its characters
// Shows: ö is one character
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard line.isVisible, line.count <= Self.longestLine else {
// Write:
    guard line.isVisible, line.utf8.count <= Self.longestLine else {
