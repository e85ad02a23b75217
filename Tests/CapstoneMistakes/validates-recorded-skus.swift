// Mistake: validates a SKU again when it is read from the log
// Shows: open() brings the storeroom to the end of its log
// File: Solutions/Capstone/SKU.swift
// Instead of:
    self.init(recorded: try decoder.singleValueContainer().decode(String.self))
// Write:
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let sku = SKU(text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "not a SKU"))
    }
    self = sku
