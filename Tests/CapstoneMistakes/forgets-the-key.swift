// Mistake: reads the key, and does nothing with it
// Shows: because its answer was lost on the way
// File: Solutions/Capstone/StoreroomDesk+Commands.swift
// Instead of:
    guard let key = context.key else { return try await outcome(command, status, context.command) }
// Write:
    guard let key = context.key, key.rawValue.isEmpty else {
      let once = CommandContext(CommandID(rawValue: ids.next().description), onlyAt: context.command.onlyAt)
      return try await outcome(command, status, once)
    }
