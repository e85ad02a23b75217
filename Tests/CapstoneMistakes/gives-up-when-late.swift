// Mistake: does not retry after a conflict
// Shows: The handler retries after a conflict
// File: Solutions/Capstone/ItemController.swift
// Instead of:
    handler = CommandHandler(store: store, ids: ids)
// Write:
    handler = CommandHandler(store: store, ids: ids, retries: RetryPolicy(limit: 0))
