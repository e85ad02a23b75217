// Wrong answers to exercise 7.3.

// Answer: trusts-200
// Mistake: takes a batch that was answered for a batch that was stored
// Shows: Look at each outcome
// Hole: 2
for entry in batch { settle(entry) }

// Answer: all-or-nothing
// Mistake: repeats the whole batch when a part of it has failed
// Shows: one that was stored arrives twice if it is sent again
// Hole: 2
let areSent = outcomes.allSatisfy { outcome in
  if case .sent = outcome { true } else { false }
}
for (entry, outcome) in zip(batch, outcomes) {
  if areSent { settle(entry) }
  if case .failed(let failure) = outcome { pause(entry.stream, because: failure, at: now) }
}

// Answer: drops-what-failed
// Mistake: settles a message that may be sent later
// Shows: a message that failed is lost if it counts as sent
// Instead of:
  case .failed(let failure):
    pause(entry.stream, because: failure, at: now)
// Write:
  case .failed:
    settle(entry)

// Answer: sets-everything-aside
// Mistake: gives up each message that has failed once
// Shows: The failure says whose fault it is
// Instead of:
  case .failed(let failure) where failure.isSendersFault:
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    settle(entry)
  case .failed(let failure):
    pause(entry.stream, because: failure, at: now)
// Write:
  case .failed(let failure):
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    settle(entry)

// Answer: never-gives-up
// Mistake: tries for ever what will fail for ever
// Shows: Retrying it forever would hold back box a
// Instead of:
  case .failed(let failure) where failure.isSendersFault:
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    settle(entry)
  case .failed(let failure):
// Write:
  case .failed(let failure):

// Answer: drops-in-silence
// Mistake: lets a message go that can never be sent, and tells nobody
// Shows: dropping it silently would hide it
// Instead of:
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    settle(entry)
// Write:
    settle(entry)

// Answer: sets-aside-and-waits
// Mistake: records that a message is set aside, and lets it wait all the same
// Shows: Retrying it forever would hold back box a
// Instead of:
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    settle(entry)
// Write:
    setAside.append(SetAsideMessage(entry, because: failure, at: now))
    pause(entry.stream, because: failure, at: now)

// Answer: no-pause
// Mistake: tries again at once
// Shows: While a1 waits for its next try
// Instead of:
  case .failed(let failure):
    pause(entry.stream, because: failure, at: now)
// Write:
  case .failed: break

// Answer: faults-exchanged
// Mistake: sets aside what may work later, and tries again what never will
// Shows: The failure says whose fault it is
// Instead of:
  case .failed(let failure) where failure.isSendersFault:
// Write:
  case .failed(let failure) where !failure.isSendersFault:

// Answer: several-of-a-stream
// Mistake: puts several messages of a stream into one batch
// Shows: So send a2 only when a1 is settled
// Hole: 1
let ready = waiting.filter { !isPaused($0.stream, at: now) }
return Array(ready.prefix(limit))

// Answer: later-ones-pass
// Mistake: leaves out a message that waits for its next try, and not its stream
// Shows: `isPaused` is about the whole stream
// Hole: 1
var streams: Set<StreamID> = []
var batch: [Entry] = []
for entry in waiting where batch.count < limit {
  let hasFailed = isPaused(entry.stream, at: now) && streams.insert(entry.stream).inserted
  if !hasFailed, !batch.contains(where: { $0.stream == entry.stream }) { batch.append(entry) }
}
return batch

// Answer: stops-at-a-pause
// Mistake: ends the batch at the first stream that waits
// Shows: must not stop the bank
// Hole: 1
var streams: Set<StreamID> = []
var batch: [Entry] = []
for entry in waiting where batch.count < limit {
  if isPaused(entry.stream, at: now) { break }
  if streams.insert(entry.stream).inserted { batch.append(entry) }
}
return batch

// Answer: stops-at-a-repeated-stream
// Mistake: ends the batch at the second message of a stream
// Shows: must not stop the bank
// Hole: 1
var streams: Set<StreamID> = []
let firsts = waiting.prefix { streams.insert($0.stream).inserted }
return Array(firsts.filter { !isPaused($0.stream, at: now) }.prefix(limit))

// Answer: waits-for-all
// Mistake: sends nothing while any stream waits
// Shows: must not stop the bank
// Hole: 1
guard pausedStreams.isEmpty || waiting.allSatisfy({ !isPaused($0.stream, at: now) }) else {
  return []
}
var streams: Set<StreamID> = []
return Array(waiting.filter { streams.insert($0.stream).inserted }.prefix(limit))

// Answer: looks-at-the-first-ones-only
// Mistake: takes the first ten that wait, and of these one of each stream
// Shows: behind twelve of box a
// Hole: 1
var streams: Set<StreamID> = []
return waiting.prefix(limit).filter { entry in
  streams.insert(entry.stream).inserted && !isPaused(entry.stream, at: now)
}

// Answer: no-limit
// Mistake: puts one message of each stream into the batch, however many there are
// Shows: with limit 3, [a1, b1, c1]
// Hole: 1
var streams: Set<StreamID> = []
return waiting.filter { entry in
  streams.insert(entry.stream).inserted && !isPaused(entry.stream, at: now)
}

// Answer: the-newest-of-a-stream
// Mistake: takes the last message of each stream
// Shows: So send a2 only when a1 is settled
// Hole: 1
var streams: Set<StreamID> = []
let last = waiting.reversed().filter { streams.insert($0.stream).inserted }
return Array(last.reversed().filter { !isPaused($0.stream, at: now) }.prefix(limit))

// Answer: ignores-pauses
// Mistake: sends what has failed again at once
// Shows: While a1 waits for its next try
// Hole: 1
var streams: Set<StreamID> = []
return Array(waiting.filter { streams.insert($0.stream).inserted }.prefix(limit))
