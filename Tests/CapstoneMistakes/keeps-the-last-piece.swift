// Mistake: compares with < instead of <=, so the last piece stays
// Shows: A client ships 3, and then 1 more
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard quantity <= state.quantity else {
// Write:
      guard quantity < state.quantity else {
