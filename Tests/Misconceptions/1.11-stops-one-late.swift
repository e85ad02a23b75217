// Exercise: 1.11
// Mistake: counts versions from 0
// Shows: the next one does not
replay(history.prefix { $0.version <= version + 1 })
