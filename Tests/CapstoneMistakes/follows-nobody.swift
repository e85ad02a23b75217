// Mistake: reads the log after its own commands only
// Shows: That is what follow() is for
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
