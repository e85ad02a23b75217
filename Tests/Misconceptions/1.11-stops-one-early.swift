// Exercise: 1.11
// Mistake: leaves out the event of that very version
// Shows: The event of that very version belongs to the state
replay(history.prefix { $0.version < version })
