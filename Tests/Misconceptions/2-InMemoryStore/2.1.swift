// Wrong answers to exercise 2.1.

// Answer: adds-a-millisecond
// Mistake: gives each event of an append a different time
// Shows: One append happens at one moment
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: before + index + 1, id: event.id, recordedAt: time.addingTimeInterval(Double(index) / 1_000),
      metadata: event.metadata, event: event.event))

// Answer: counts-appends
// Mistake: gives all events of an append the same version
// Shows: a version is the number of the event in its own stream
// Instead of:
for (index, event) in new.enumerated() {
// Write:
let next = version(of: stream) + 1
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: next, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))

// Answer: counts-from-zero
// Mistake: numbers versions from 0
// Shows: a version is the number of the event in its own stream
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream) - 1, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))

// Answer: drops-the-causation
// Mistake: records the correlation id, but not the causation id
// Shows: differs in `metadata.causationID`
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: before + index + 1, id: event.id, recordedAt: time,
      metadata: EventMetadata(correlationID: event.metadata.correlationID), event: event.event))

// Answer: drops-the-correlation
// Mistake: records the causation id, but not the correlation id
// Shows: differs in `metadata.correlationID`
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: before + index + 1, id: event.id, recordedAt: time,
      metadata: EventMetadata(causationID: event.metadata.causationID), event: event.event))

// Answer: drops-the-metadata
// Mistake: records the event without its metadata
// Shows: `metadata.correlationID`, `metadata.causationID`
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: EventMetadata(), event: event.event))

// Answer: keeps-one-stream
// Mistake: resets the stream's indices with each append
// Shows: a version is the number of the event in its own stream
// Instead of:
for (index, event) in new.enumerated() {
// Write:
streams[stream] = []
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))

// Answer: looks-at-its-own-clock
// Mistake: uses the system's time instead of the given one
// Shows: `recordedAt` is the parameter `time`
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream), id: event.id, recordedAt: Date(),
      metadata: event.metadata, event: event.event))

// Answer: makes-new-ids
// Mistake: generates new event ids
// Shows: The id recognizes a repeated append
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream), id: RandomEventIDs().next(), recordedAt: time,
      metadata: event.metadata, event: event.event))

// Answer: notes-no-ids
// Mistake: doesn't save the ids' indices
// Shows: each reading and each retry has to search the whole log
// Hole: 1
for event in new {
  streams[stream, default: []].append(events.count)
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}

// Answer: notes-the-place-after
// Mistake: computes indices after the append
// Shows: each reading and each retry has to search the whole log
// Hole: 1
for event in new {
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count + 1), stream: stream,
      version: version(of: stream) + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
}

// Answer: numbers-by-the-log
// Mistake: uses the log position as the version
// Shows: a version is the number of the event in its own stream
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: events.count + 1, id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))

// Answer: positions-from-zero
// Mistake: numbers positions from 0
// Shows: positions number all events in the order of the appends
// Hole: 1
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: events.count), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}

// Answer: positions-of-the-stream
// Mistake: counts positions per stream
// Shows: positions number all events in the order of the appends
// Hole: 1
for event in new {
  streams[stream, default: []].append(events.count)
  indices[event.id] = events.count
  events.append(
    RecordedEvent(
      position: GlobalPosition(rawValue: version(of: stream)), stream: stream,
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
}

// Answer: rounds-the-time
// Mistake: records whole seconds
// Shows: differs in `recordedAt`
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: before + index + 1, id: event.id, recordedAt: Date(timeIntervalSince1970: time.timeIntervalSince1970.rounded()),
      metadata: event.metadata, event: event.event))

// Answer: turns-the-append-round
// Mistake: records the events in reverse order
// Shows: positions number all events in the order of the appends
// Instead of:
for (index, event) in new.enumerated() {
// Write:
for event in new.reversed() {
// Instead of:
      version: before + index + 1, id: event.id, recordedAt: time, metadata: event.metadata,
      event: event.event))
// Write:
      version: version(of: stream), id: event.id, recordedAt: time,
      metadata: event.metadata, event: event.event))
