// Mistake: lowercases the SKU in a path
// Shows: and BOLT-8, which is not bolt-8
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard let sku = SKU(values["sku"] ?? "") else {
// Write:
    guard let sku = SKU((values["sku"] ?? "").lowercased()) else {
