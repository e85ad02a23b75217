// Mistake: stores an event under the name of its Swift case
// Shows: has nothing but these names
// File: Solutions/Capstone/Item+Stored.swift
// Instead of:
  static let itemDefined: Self = "ItemDefined"
// Write:
  static let itemDefined: Self = "defined"
