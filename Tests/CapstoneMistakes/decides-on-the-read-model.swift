// Mistake: decides on the read model, and appends at any version
// Shows: The decision was based on a stale state
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
import HTTPServer
// Write:
import HTTPServer
import ReadModels
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// Write:
      let known = try await stock.read { $0.model[command.sku]?.item ?? Item.initial }
      let events = try Item.decide(command, given: known)
      let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0, metadata: context.metadata) }
      let end = try await store.append(new, to: stream, expecting: .any)
      let result = CommandResult(events: events, version: end.version, position: end.position)
