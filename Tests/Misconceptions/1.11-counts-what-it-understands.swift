// Exercise: 1.11
// Mistake: counts the events of the aggregate and not the versions of the stream
// Shows: not by a count of those you understand
replay(history.filter { $0.event is Event }.prefix(max(version, 0)))
