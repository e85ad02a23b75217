// Mistake: compares If-Match with the read model, and then changes any version
// Shows: Pass the version of If-Match to the append
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
import HTTPServer
// Write:
import HTTPServer
import ReadModels
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    return try await respond(to: call.request, with: .ok, onlyAt: versions) {
// Write:
    let sku = try call.sku()
    let now = try await stock.read { $0.model[sku]?.version ?? 0 }
    if now > 0, let versions, !versions.contains(now) {
      throw Problem(.preconditionFailed, "it is at version \(now) by now")
    }
    return try await respond(to: call.request, with: .ok) {
