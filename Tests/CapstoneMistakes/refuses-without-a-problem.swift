// Mistake: lets its own refusals through to the bank's, which has never heard of them
// Shows: (reported:
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
    if let rejection = error as? Item.Rejection { return HTTPResponse(Problem(rejection)) }
// Write:
