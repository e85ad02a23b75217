// Mistake: fails a recorded command when the read model is late
// Shows: A client that gets an error ships again
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
import HTTPServer
// Write:
import HTTPServer
import ReadModels
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      await settle(at: result.position)
// Write:
      try await stock.wait(until: result.position, within: .seconds(2))
