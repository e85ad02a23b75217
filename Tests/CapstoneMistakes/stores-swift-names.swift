// Mistake: stores an event under the name of its Swift case
// Shows: The names in the log outlive the names in your code
// File: Solutions/Capstone/Item+Stored.swift
// Instead of:
  static let itemDefined: Self = "ItemDefined"
// Write:
  static let itemDefined: Self = "defined"
