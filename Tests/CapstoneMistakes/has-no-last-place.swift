// Mistake: bounds what comes and not what is there
// Shows: There were 1000000 pieces, which is the most
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard !overflows, sum <= mostPieces else {
// Write:
      guard !overflows, quantity <= mostPieces, sum >= 0 else {
