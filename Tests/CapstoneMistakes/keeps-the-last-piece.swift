// Mistake: wants more to be there than is shipped
// Shows: To ship 3 of them is 201
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      guard quantity <= state.quantity else {
// Write:
      guard quantity < state.quantity else {
