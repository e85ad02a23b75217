// Mistake: reads the log only after its own commands
// Shows: follow() has to read the events of other programs
// File: Solutions/Capstone/ItemController.swift
// Instead of:
  func follow() async { await ProjectionGroup([stock]).follow(store) }
// Write:
  func follow() async {}
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    try? await stock.wait(until: position, within: .seconds(2))
// Write:
    try? await stock.rebuild(from: store)
