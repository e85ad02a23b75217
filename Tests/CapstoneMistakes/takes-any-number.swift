// Mistake: accepts every whole number as a quantity
// Shows: a quantity is a whole number from 1 to 1000000
// File: Solutions/Capstone/RequestFields+Item.swift
// Instead of:
    guard case .integer(let number) = try value(name), range ~= number else {
// Write:
    guard case .integer(let number) = try value(name) else {
