// Exercise: 2.9
// Mistake: forgets its listeners when it has woken them
// Shows: Nobody is forgotten because he was woken once
// Hole: 2
listeners.withLock { all in
  for listener in all.values { listener.yield() }
  all = [:]
}
