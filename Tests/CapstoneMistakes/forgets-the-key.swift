// Mistake: makes a new command of each request, whatever its key
// Shows: because its answer was lost on the way
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    let context = try RequestContext(of: request, onlyAt: versions, ids: ids)
// Write:
    let keyless = HTTPRequest(method: request.method, target: request.target)
    let context = try RequestContext(of: keyless, onlyAt: versions, ids: ids)
