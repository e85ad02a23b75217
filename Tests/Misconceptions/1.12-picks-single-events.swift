// Exercise: 1.12
// Mistake: filters by time, which picks events out of the middle when a clock was set back
// Shows: do not pick single events
replay(history.filter { $0.recordedAt <= date })
