// Exercise: 1.12
// Mistake: folds what came after the date
// Shows: what came later does not
replay(history.drop { $0.recordedAt <= date })
