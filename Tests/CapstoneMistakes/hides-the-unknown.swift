// Mistake: leaves events that it does not know out of the history
// Shows: the history has all five events
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
      if event.version > page.after {
// Write:
      if event.version > page.after, event.event is Item.Event {
