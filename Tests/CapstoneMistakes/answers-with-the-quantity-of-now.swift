// Mistake: answers a command with the current quantity and the command's version
// Shows: as this command left it, not the current one
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
        try await store.read(stream, .forwards, from: nil, limit: result.version))
// Write:
        try await store.read(stream))
