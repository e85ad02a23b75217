// Exercise: 2.10
// Mistake: keeps no listener at all
// Shows: See exercise 2.9
listener.onTermination = { _ in }
_ = number
