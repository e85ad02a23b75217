// Mistake: does not say which problem its refusals are over HTTP
// Shows: (reported:
// File: Solutions/Capstone/ItemProblem.swift
// Instead of:
extension Item.Rejection: ProblemConvertible {
// Write:
extension Item.Rejection {
