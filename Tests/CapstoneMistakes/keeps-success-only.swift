// Mistake: keeps an answer only when something was done
// Shows: Its sender believes that nothing was shipped
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      do { return try await outcome(command, status, context.command) } catch {
        return try Self.refusal(error)
      }
// Write:
      try await outcome(command, status, context.command)
