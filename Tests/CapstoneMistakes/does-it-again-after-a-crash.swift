// Mistake: saves the response under the key, but gives each try a new command id
// Shows: the process crashed after append 1
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// Write:
      let once = CommandContext(CommandID(rawValue: RandomEventIDs().next().description))
      let result = try await handler.handle(command, by: Item.self, in: stream, context: once)
