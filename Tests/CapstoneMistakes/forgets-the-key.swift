// Mistake: ignores the idempotency key
// Shows: The response to the receipt was lost
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    try await commands.respond(
      to: request, onlyAt: versions, isReadable: isReadable, reading: read
    ) { command, context in
// Write:
    let keyless = HTTPRequest(method: request.method, target: request.target)
    return try await commands.respond(
      to: keyless, onlyAt: versions, isReadable: isReadable, reading: read
    ) { command, context in
