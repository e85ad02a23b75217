// Mistake: shows an ETag, but ignores If-Match
// Shows: a client overwrites a change that it has not seen
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    let versions = try TagCondition(.ifMatch, of: call.request)?.versionsForChange
    return try await respond(to: call.request, with: .ok, onlyAt: versions) {
// Write:
    return try await respond(to: call.request, with: .ok) {
