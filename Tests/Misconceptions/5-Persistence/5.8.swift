// Wrong answers to exercise 5.8.

// Answer: answers-with-the-first
// Mistake: returns the result of the first event
// Shows: the first result again
// Instead of:
guard let first = known.first, let last = known.last else { return nil }
// Write:
guard let first = known.first else { return nil }
// Instead of:
return AppendResult(version: last.version, position: last.position)
// Write:
return AppendResult(version: first.version, position: first.position)

// Answer: answers-with-today
// Mistake: returns the current end of the stream and the log
// Shows: the first result again
// Instead of:
return AppendResult(version: last.version, position: last.position)
// Write:
_ = last
return try whereabouts(of: stream)

// Answer: any-order
// Mistake: accepts consecutive versions in any order
// Shows: No append was like that before
// Instead of:
guard let first = known.first, let last = known.last else { return nil }
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { throw EventIDConflict(id: first.id) }
// Write:
guard let last = known.max(by: { $0.version < $1.version }) else { return nil }
guard known.allSatisfy({ $0.stream == stream.description }),
  Set(known.map(\.version)) == Set(last.version - events.count + 1...last.version)
else { throw EventIDConflict(id: last.id) }

// Answer: compares-half-the-name
// Mistake: compares only the stream's id, without its category
// Shows: the first result again
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard known.allSatisfy({ $0.stream == stream.id }),

// Answer: compares-neighbours
// Mistake: finds a duplicate id only in neighboring events
// Shows: No append was like that before
// Instead of:
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
// Write:
if let twice = zip(events, events.dropFirst()).first(where: { $0.id == $1.id })?.0 {

// Answer: counts-from-the-beginning
// Mistake: recognizes a repetition only at the beginning of a stream
// Shows: the first result again
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(1...events.count)

// Answer: does-not-expect-the-same-id-twice
// Mistake: misses a duplicate id within one append
// Shows: No append was like that before
// Instead of:
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
  throw EventIDConflict(id: twice.id)
}
// Write:

// Answer: ignores-gaps
// Mistake: accepts known ids in order, with gaps
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  known.count == events.count, known.map(\.version) == known.map(\.version).sorted()

// Answer: ignores-the-order
// Mistake: accepts known ids in any order
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  known.count == events.count

// Answer: ignores-the-stream
// Mistake: accepts an event of another stream
// Shows: This is not a repetition
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard

// Answer: leaves-it-to-the-database
// Mistake: throws the database's error for a used id
// Shows: throws EventIDConflict
// Instead of:
else { throw EventIDConflict(id: first.id) }
// Write:
else { return nil }

// Answer: looks-at-both-ends
// Mistake: checks only the first and the last event
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard first.stream == stream.description, last.stream == stream.description,
  last.version == first.version + events.count - 1

// Answer: looks-at-one-stream
// Mistake: checks the stream of the first event only
// Shows: No append was like that before
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard first.stream == stream.description,

// Answer: looks-at-the-first
// Mistake: checks only the first event
// Shows: No append was like that before
// Hole: 1
guard let first = try place(of: events[0].id) else { return nil }
guard first.stream == stream.description else { throw EventIDConflict(id: first.id) }
let more = events.count - 1
return AppendResult(
  version: first.version + more, position: GlobalPosition(rawValue: first.position.rawValue + more))

// Answer: names-the-first-id
// Mistake: always reports the first id
// Shows: throws EventIDConflict with the id of event
// Instead of:
else { throw EventIDConflict(id: first.id) }
// Write:
else { throw EventIDConflict(id: events[0].id) }

// Answer: names-what-nobody-knows
// Mistake: reports an unused id as used
// Shows: None of the ids is known
// Instead of:
guard let first = known.first, let last = known.last else { return nil }
// Write:
guard let first = known.first, let last = known.last else {
  throw EventIDConflict(id: events[0].id)
}

// Answer: one-known-is-enough
// Mistake: treats an append with some known ids as a repetition
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  !known.isEmpty

// Answer: refuses-the-repetition
// Mistake: rejects a repetition
// Shows: the first result again
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
else { throw EventIDConflict(id: first.id) }
return AppendResult(version: last.version, position: last.position)
// Write:
_ = last
throw EventIDConflict(id: first.id)

// Answer: takes-the-rest-for-new
// Mistake: returns the result of the known events, and ignores the others
// Shows: No append was like that before
// Hole: 1
for event in events.reversed() {
  if let place = try place(of: event.id), place.stream == stream.description {
    return AppendResult(version: place.version, position: place.position)
  }
}
return nil

// Answer: version-of-today
// Mistake: returns the stream's current version
// Shows: the first result again
// Instead of:
return AppendResult(version: last.version, position: last.position)
// Write:
return AppendResult(version: try version(of: stream), position: last.position)
