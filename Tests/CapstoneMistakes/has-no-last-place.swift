// Mistake: limits a receipt, but not the sum
// Shows: There were 1000000 pieces, the maximum
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard !overflows, sum <= mostPieces else {
// Write:
      guard !overflows, quantity <= mostPieces, sum >= 0 else {
