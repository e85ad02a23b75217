// Mistake: keeps the answer under the key, but gives the command a new id each time
// Shows: and the process ended after its append number 2
// File: Solutions/Capstone/ItemController+Commands.swift
// Instead of:
      do { return try await outcome(command, status, context.command) } catch {
// Write:
      do {
        let once = CommandContext(CommandID(rawValue: ids.next().description))
        return try await outcome(command, status, once)
      } catch {
