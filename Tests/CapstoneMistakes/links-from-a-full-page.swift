// Mistake: links from every full page of the list
// Shows: shows the last 2 of them
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    if rows.count > limit, let last = page.last {
// Write:
    if page.count == limit, let last = page.last {
