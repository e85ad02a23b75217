// Mistake: leaves its event types out of eventTypes
// Shows: a store in a file reads them as unknown: ItemDefined
// File: Solutions/Capstone/Storeroom.swift
// Instead of:
  public static let eventTypes: [any DomainEvent.Type] = [Item.Event.self]
// Write:
  public static let eventTypes: [any DomainEvent.Type] = []
