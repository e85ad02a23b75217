// Mistake: appends at any version
// Shows: The decision was based on a stale state
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      let result = try await handler.handle(command, by: Item.self, in: stream, context: context)
// Write:
      let history = try await store.read(stream)
      let events = try Item.decide(command, given: Item.replay(history))
      let new = events.map { NewEvent(id: RandomEventIDs().next(), event: $0, metadata: context.metadata) }
      let end = try await store.append(new, to: stream, expecting: .any)
      let result = CommandResult(events: events, version: end.version, position: end.position)
