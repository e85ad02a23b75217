// Exercise: 6.9
// Mistake: asks for reading as for a change
// Shows: Whoever sends answers through a proxy
// Hole: 2
versionsForChange?.contains(version) ?? true
