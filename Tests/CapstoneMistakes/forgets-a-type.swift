// Mistake: lets the store know none of its events
// Shows: ItemDefined. So their type is missing in Storeroom.eventTypes
// File: Solutions/Capstone/Storeroom.swift
// Instead of:
  public static let eventTypes: [any DomainEvent.Type] = [Item.Event.self]
// Write:
  public static let eventTypes: [any DomainEvent.Type] = []
