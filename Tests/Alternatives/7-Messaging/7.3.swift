// Other right answers to exercise 7.3.

// Answer: lazy-and-if-case
// Alternative: filters the first of each stream, and asks for one case after the other
// Hole: 1
var streams: Set<StreamID> = []
let firsts = waiting.filter { streams.insert($0.stream).inserted }
return Array(firsts.filter { !isPaused($0.stream, at: now) }.prefix(limit))
// Hole: 2
for (entry, outcome) in zip(batch, outcomes) {
  guard case .failed(let failure) = outcome else {
    settle(entry)
    continue
  }
  guard failure.isSendersFault else {
    pause(entry.stream, because: failure, at: now)
    continue
  }
  settle(entry)
  setAside.append(SetAsideMessage(entry, because: failure, at: now))
}

// Answer: held-back-streams
// Alternative: collects the streams that are held back
// Hole: 1
var heldBack = Set(pausedStreams.keys.filter { isPaused($0, at: now) })
var batch: [Entry] = []
for entry in waiting {
  if batch.count == limit { break }
  if heldBack.insert(entry.stream).inserted { batch.append(entry) }
}
return batch
