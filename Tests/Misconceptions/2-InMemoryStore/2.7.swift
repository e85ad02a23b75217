// Wrong answers to exercise 2.7.

// Answer: answers-with-the-first
// Mistake: answers with the first of the events
// Shows: The writer needs the answer it missed
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
_ = last
return AppendResult(version: first.version, position: first.position)

// Answer: answers-with-today
// Mistake: answers where the stream is now
// Shows: The writer needs the answer it missed
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
_ = last
return AppendResult(version: version(of: stream), position: events[events.count - 1].position)

// Answer: compares-ids-without-their-category
// Mistake: takes streams with the same id for one stream, whatever their category
// Shows: event 3 is in another stream
// Instead of:
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
// Write:
guard known.allSatisfy({ $0.stream.id == stream.id }), known.map(\.version) == Array(versions) else {

// Answer: compares-neighbors-only
// Mistake: looks for the same id in neighboring events only
// Shows: it's the same id twice
// Hole: 1
for (one, other) in zip(new, new.dropFirst()) where one.id == other.id {
  throw EventIDConflict(id: one.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: compares-sets
// Mistake: compares the versions as sets, whatever their order
// Shows: the log has 2 before 3
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = Set(first.version..<first.version + new.count)
guard known.allSatisfy({ $0.stream == stream }), Set(known.map(\.version)) == versions else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: compares-the-ends
// Mistake: looks at the first and the last event only
// Shows: the log has 2 before 3
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
guard known.allSatisfy({ $0.stream == stream }), known.count == new.count,
  last.version - first.version == new.count - 1
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)

// Answer: does-not-expect-the-same-id-twice
// Mistake: does not see the same id twice in one append
// Shows: To guess what was meant loses an event
// Hole: 1
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: ignores-the-order
// Mistake: is content when all of them are known
// Shows: the log has them in the other order
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
guard known.count == new.count, known.allSatisfy({ $0.stream == stream }) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: ignores-the-stream
// Mistake: takes an event of another stream for this one's
// Shows: event 3 is in another stream
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.map(\.version) == Array(versions) else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)

// Answer: looks-at-one-event
// Mistake: looks at the first event only
// Shows: To guess what was meant loses an event
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
guard let first = new.first, let index = indices[first.id] else { return nil }
guard events[index].stream == stream else { throw EventIDConflict(id: first.id) }
let last = events[min(index + new.count, events.count) - 1]
return AppendResult(version: last.version, position: last.position)

// Answer: looks-at-one-stream
// Mistake: looks at the stream of the first event only
// Shows: event 12 is in another stream
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard first.stream == stream, known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: first.id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: merges-the-same-id
// Mistake: takes the same id twice for one event
// Shows: it's the same id twice
// Hole: 1
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let ids = Set(new.map(\.id))
let versions = Set(first.version..<first.version + ids.count)
guard known.allSatisfy({ $0.stream == stream }), Set(known.map(\.version)) == versions,
  known.map(\.version) == known.map(\.version).sorted()
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)

// Answer: names-the-first-id
// Mistake: names the first id as taken, whichever it is
// Shows: The id is the only clue to the bug
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
  throw EventIDConflict(id: new[0].id)
}
return AppendResult(version: last.version, position: last.position)

// Answer: never-looks
// Mistake: records everything, as often as it comes
// Shows: A deposit that is repeated because its answer was lost counts once
// Hole: 1
return nil

// Answer: refuses-the-repetition
// Mistake: refuses what it knows
// Shows: The writer needs the answer it missed
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
_ = last
throw EventIDConflict(id: first.id)

// Answer: rejects-a-part
// Mistake: wants an append to be repeated as a whole
// Shows: where an append began or ended
// Instead of:
return AppendResult(version: last.version, position: last.position)
// Write:
if last.position.rawValue < events.count {
  let next = events[last.position.rawValue]
  if next.stream == stream, next.recordedAt == last.recordedAt {
    throw EventIDConflict(id: first.id)
  }
}
return AppendResult(version: last.version, position: last.position)

// Answer: rejects-new-events
// Mistake: takes an append that is no repetition for a conflict, even if it is new
// Shows: for ids that are not in the log `repeated` returns `nil`
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard known.count == new.count, known.allSatisfy({ $0.stream == stream }) else {
  throw EventIDConflict(id: known.first?.id ?? new[0].id)
}
guard let first = known.first, let last = known.last else { return nil }
guard last.version - first.version == new.count - 1 else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)

// Answer: takes-every-known-id-for-a-repetition
// Mistake: answers a mixture of known and new events as if it were known
// Shows: To guess what was meant loses an event
// Hole: 1
var ids: Set<EventID> = []
if let twice = new.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
let known = new.compactMap { event in indices[event.id].map { events[$0] } }
guard let first = known.first, let last = known.last else { return nil }
guard known.allSatisfy({ $0.stream == stream }) else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)

// Answer: wants-consecutive-places
// Mistake: wants the events one after the other in the log, not in their stream
// Shows: Their versions follow each other
// Instead of:
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
// Write:
let places = first.position.rawValue..<first.position.rawValue + new.count
let isTogether = known.map(\.position.rawValue) == Array(places)
guard known.allSatisfy({ $0.stream == stream }), isTogether else {
