// Mistake: links from every full page of the list
// Shows: There are bolt-1 to bolt-4, and GET
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    if rows.count > limit, let last = page.last {
// Write:
    if page.count == limit, let last = page.last {
