// Mistake: computes the difference with the wrong sign
// Shows: 40, and 33 were counted
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      return [.adjusted(sku: sku, difference: counted &- state.quantity, reason: reason)]
// Write:
      return [.adjusted(sku: sku, difference: state.quantity &- counted, reason: reason)]
