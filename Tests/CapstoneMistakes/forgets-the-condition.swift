// Mistake: shows an ETag, and does not read If-Match
// Shows: it overwrote what nobody had seen
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    let versions = try TagCondition(.ifMatch, of: call.request)?.versionsForChange
    return try await respond(to: call.request, with: .ok, onlyAt: versions) {
// Write:
    return try await respond(to: call.request, with: .ok) {
