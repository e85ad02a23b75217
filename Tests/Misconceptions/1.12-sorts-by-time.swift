// Exercise: 1.12
// Mistake: sorts by clock first, and so makes up a history that never was
// Shows: it never had the third deposit without the second
replay(history.sorted { $0.recordedAt < $1.recordedAt }.prefix { $0.recordedAt <= date })
