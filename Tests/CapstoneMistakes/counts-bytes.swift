// Mistake: measures a name by its bytes
// Shows: ö is one character
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard 1...Self.longestLine ~= line.count else {
// Write:
    guard 1...Self.longestLine ~= line.utf8.count else {
