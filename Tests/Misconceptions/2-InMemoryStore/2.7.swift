// Wrong answers to exercise 2.7.

// Answer: answers-with-the-first
// Mistake: returns the result of the first event
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
// Mistake: returns the stream's current version
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
// Mistake: compares stream ids without their category
// Shows: event 3 is in another stream
// Instead of:
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
// Write:
guard known.allSatisfy({ $0.stream.id == stream.id }), known.map(\.version) == Array(versions) else {

// Answer: compares-neighbors-only
// Mistake: finds a duplicate id only in neighboring events
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
// Mistake: compares the versions as sets, without their order
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
// Mistake: checks only the first and the last event
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
// Mistake: misses a duplicate id within one append
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
// Mistake: only checks that all ids are known
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
// Mistake: accepts an event of another stream
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
// Mistake: checks only the first event
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
// Mistake: checks the stream of the first event only
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
// Mistake: treats a duplicate id as one event
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
// Mistake: always reports the first id
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
// Mistake: records a repetition again
// Shows: A deposit that is repeated because its answer was lost counts once
// Hole: 1
return nil

// Answer: refuses-the-repetition
// Mistake: rejects a repetition
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
// Mistake: rejects the repetition of a part of an append
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
// Mistake: rejects new events as a conflict
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
// Mistake: treats an append with some known ids as a repetition
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
// Mistake: requires consecutive log positions instead of versions
// Shows: Their versions follow each other
// Instead of:
let versions = first.version..<first.version + new.count
guard known.allSatisfy({ $0.stream == stream }), known.map(\.version) == Array(versions) else {
// Write:
let places = first.position.rawValue..<first.position.rawValue + new.count
let isTogether = known.map(\.position.rawValue) == Array(places)
guard known.allSatisfy({ $0.stream == stream }), isTogether else {
