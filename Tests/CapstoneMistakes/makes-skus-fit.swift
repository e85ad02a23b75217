// Mistake: lowercases the SKU in a body
// Shows: a SKU is 1 to 40 lower-case ASCII letters
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
  func sku(_ name: String) throws -> SKU { try SKU(parsing: try text(name), field: name) }
// Write:
  func sku(_ name: String) throws -> SKU {
    try SKU(parsing: try text(name).lowercased(), field: name)
  }
