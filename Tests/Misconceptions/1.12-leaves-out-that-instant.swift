// Exercise: 1.12
// Mistake: leaves out what was recorded at that very instant
// Shows: at that very instant counts
replay(history.prefix { $0.recordedAt < date })
