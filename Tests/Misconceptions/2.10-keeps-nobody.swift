// Exercise: 2.10
// Mistake: keeps no listener at all
// Shows: Whoever listens is kept
listener.onTermination = { _ in }
_ = number
