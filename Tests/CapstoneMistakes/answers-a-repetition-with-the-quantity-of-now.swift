// Mistake: answers a repeated command with the current quantity
// Shows: whatever others did in between
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// Write:
      let before = try await store.read(stream).count
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
        try await store.read(stream, .forwards, from: nil, limit: result.version))
// Write:
        try await store.read(stream, .forwards, from: nil, limit: max(before, result.version)))
