// Mistake: does not try again when somebody else was first
// Shows: Nobody in the shop has to know that there was a conflict
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    handler = CommandHandler(store: store, ids: ids)
// Write:
    handler = CommandHandler(store: store, ids: ids, retries: RetryPolicy(limit: 0))
