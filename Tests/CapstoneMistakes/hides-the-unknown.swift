// Mistake: leaves events of unknown types out of the history
// Shows: five events in the history
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
      if event.version > page.after {
// Write:
      if event.version > page.after, event.event is Item.Event {
