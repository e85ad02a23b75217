// Mistake: does not turn its rejections into problems
// Shows: (reported:
// File: Solutions/Capstone/ItemProblem.swift
// Instead of:
extension Item.Rejection: ProblemConvertible {
// Write:
extension Item.Rejection {
