// Exercise: 2.10
// Mistake: ends the stream and keeps the listener
// Shows: A server that forgets nobody
listener.onTermination = { _ in listener.finish() }
listeners.withLock { $0[number] = listener }
