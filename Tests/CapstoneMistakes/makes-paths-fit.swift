// Mistake: makes lower case of the SKU in the path
// Shows: BOLT-8 is no other spelling
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard let sku = SKU(values["sku"] ?? "") else {
// Write:
    guard let sku = SKU((values["sku"] ?? "").lowercased()) else {
