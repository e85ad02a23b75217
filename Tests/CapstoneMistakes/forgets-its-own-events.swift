// Mistake: lets the store know the events of the keys only
// Shows: ItemDefined. So their type is missing in Storeroom.eventTypes
// File: Solutions/Capstone/Storeroom.swift
// Instead of:
  public static let eventTypes: [any DomainEvent.Type] = [Item.Event.self, RequestEvent.self]
// Write:
  public static let eventTypes: [any DomainEvent.Type] = [RequestEvent.self]
