// Wrong answers to exercise 5.8.

// Answer: answers-with-the-first
// Mistake: answers with the place of the first event
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
// Mistake: answers where the stream and the log are now
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
// Mistake: compares the text of the place with the id of the stream
// Shows: the first result again
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard known.allSatisfy({ $0.stream == stream.id }),

// Answer: compares-neighbours
// Mistake: looks for the same id twice among neighbours only
// Shows: No append was like that before
// Instead of:
var ids: Set<EventID> = []
if let twice = events.first(where: { !ids.insert($0.id).inserted }) {
// Write:
if let twice = zip(events, events.dropFirst()).first(where: { $0.id == $1.id })?.0 {

// Answer: counts-from-the-beginning
// Mistake: takes an append for a repetition only at the beginning of a stream
// Shows: the first result again
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(1...events.count)

// Answer: does-not-expect-the-same-id-twice
// Mistake: does not see the same id twice in one append
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
// Mistake: accepts known ids in any place
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  known.count == events.count

// Answer: ignores-the-stream
// Mistake: takes an event of another stream for this one's
// Shows: This is not a repetition
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard

// Answer: leaves-it-to-the-database
// Mistake: lets the database's own error through when an id is taken
// Shows: throws EventIDConflict
// Instead of:
else { throw EventIDConflict(id: first.id) }
// Write:
else { return nil }

// Answer: looks-at-both-ends
// Mistake: looks at the first and the last event only
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard first.stream == stream.description, last.stream == stream.description,
  last.version == first.version + events.count - 1

// Answer: looks-at-one-stream
// Mistake: looks at the stream of the first event only
// Shows: No append was like that before
// Instead of:
guard known.allSatisfy({ $0.stream == stream.description }),
// Write:
guard first.stream == stream.description,

// Answer: looks-at-the-first
// Mistake: looks at the first event only
// Shows: No append was like that before
// Hole: 1
guard let first = try place(of: events[0].id) else { return nil }
guard first.stream == stream.description else { throw EventIDConflict(id: first.id) }
let more = events.count - 1
return AppendResult(
  version: first.version + more, position: GlobalPosition(rawValue: first.position.rawValue + more))

// Answer: names-the-first-id
// Mistake: names the first id as taken, whichever it is
// Shows: throws EventIDConflict with the id of event
// Instead of:
else { throw EventIDConflict(id: first.id) }
// Write:
else { throw EventIDConflict(id: events[0].id) }

// Answer: names-what-nobody-knows
// Mistake: names an id as taken that is unknown
// Shows: None of the ids is known
// Instead of:
guard let first = known.first, let last = known.last else { return nil }
// Write:
guard let first = known.first, let last = known.last else {
  throw EventIDConflict(id: events[0].id)
}

// Answer: one-known-is-enough
// Mistake: answers a mixture of known and new events as if it were known
// Shows: No append was like that before
// Instead of:
let versions = first.version..<first.version + events.count
guard known.allSatisfy({ $0.stream == stream.description }),
  known.map(\.version) == Array(versions)
// Write:
guard known.allSatisfy({ $0.stream == stream.description }),
  !known.isEmpty

// Answer: refuses-the-repetition
// Mistake: refuses what it knows
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
// Mistake: answers for those that are known, and forgets the others
// Shows: No append was like that before
// Hole: 1
for event in events.reversed() {
  if let place = try place(of: event.id), place.stream == stream.description {
    return AppendResult(version: place.version, position: place.position)
  }
}
return nil

// Answer: version-of-today
// Mistake: answers with the version that the stream has now
// Shows: the first result again
// Instead of:
return AppendResult(version: last.version, position: last.position)
// Write:
return AppendResult(version: try version(of: stream), position: last.position)
