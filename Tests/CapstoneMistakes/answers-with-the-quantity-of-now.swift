// Mistake: answers a command with the quantity of now and the version of then
// Shows: A quantity of now with a version of then
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
        try await store.read(stream, .forwards, from: nil, limit: result.version))
// Write:
        try await store.read(stream))
