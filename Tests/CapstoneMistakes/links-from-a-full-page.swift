// Mistake: takes a full page of the list for one that is followed
// Shows: shows the last 2 of them
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
    if rows.count > limit, let last = page.last {
// Write:
    if page.count == limit, let last = page.last {
