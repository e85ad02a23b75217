// Exercise: 1.11
// Mistake: folds what came after the version
// Shows: version 0 is before the first event
replay(history.drop { $0.version <= version })
