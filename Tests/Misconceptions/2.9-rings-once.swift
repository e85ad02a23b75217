// Exercise: 2.9
// Mistake: forgets its listeners when it has woken them
// Shows: A listener who was woken once is not forgotten
// Hole: 2
listeners.withLock { all in
  for listener in all.values { listener.yield() }
  all = [:]
}
