// Mistake: takes the difference from the wrong side
// Shows: were counted. That has to be 201
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      return [.adjusted(sku: sku, difference: counted &- state.quantity, reason: reason)]
// Write:
      return [.adjusted(sku: sku, difference: state.quantity &- counted, reason: reason)]
