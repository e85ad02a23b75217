// Exercise: 1.11
// Mistake: compares the version with the place in the log of all streams
// Shows: not by the position
replay(history.prefix { $0.position.rawValue <= version })
