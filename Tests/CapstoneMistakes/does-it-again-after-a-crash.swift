// Mistake: keeps the response under the key, but gives the command a new id each time
// Shows: and the process ended after its write number 1
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// Write:
      let once = CommandContext(CommandID(rawValue: RandomEventIDs().next().description))
      let result = try await handler.handle(command, by: Item.self, in: stream, context: once)
