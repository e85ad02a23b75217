// Wrong answers to exercise 6.11.

// Answer: any-version
// Mistake: accepts every version
// Shows: the same query has another answer tomorrow
// Instead of:
case .version(let version):
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
  guard version <= last else {
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
  }
  return version
// Write:
case .version(let version): return version

// Answer: before-the-moment
// Mistake: leaves out events recorded exactly at that time
// Shows: with the events of that very moment
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.prefix { Timestamp($0.recordedAt) < date }.last?.version ?? 0

// Answer: clock-on-the-wall
// Mistake: uses the system's clock
// Shows: `now` says what time it is
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
// Write:
  guard date <= Timestamp(SystemWallClock().now) else {

// Answer: counts-what-is-older
// Mistake: counts older events, wherever they are
// Shows: There never was a state without event 2
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.count { Timestamp($0.recordedAt) <= date }

// Answer: future-is-now
// Mistake: returns the current version for a future date
// Shows: An answer about the future
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
    throw Problem(.notReached, "that is in the future", field: "as_of")
  }
// Write:

// Answer: last-has-not-come
// Mistake: treats the newest version as a future one
// Shows: a query asks for version 3
// Instead of:
  guard version <= last else {
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
  guard version < last else {
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")

// Answer: last-that-is-older
// Mistake: returns the last older event, even after a newer one
// Shows: There never was a state without event 2
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.last { Timestamp($0.recordedAt) <= date }?.version ?? 0

// Answer: names-no-field
// Mistake: doesn't name the invalid field
// Shows: for no field
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
    throw Problem(.notReached, "that is in the future", field: "as_of")
// Write:
    throw Problem(.notReached, "that is in the future")

// Answer: newest-instead
// Mistake: returns the newest version for a future one
// Shows: the same query has another answer tomorrow
// Instead of:
  guard version <= last else {
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
  }
  return version
// Write:
  return min(version, last)

// Answer: not-there
// Mistake: throws that the account is unknown
// Shows: not-reached for the field "version"
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.unknownAccount, "\(stream) is at version \(last)", field: "version")

// Answer: nothing-is-not-reached
// Mistake: treats a date before the first event as a future one
// Shows: how it was
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  guard let last = events.prefix(while: { Timestamp($0.recordedAt) <= date }).last else {
    throw Problem(.notReached, "\(stream) did not exist then", field: "as_of")
  }
  return last.version

// Answer: now-is-future
// Mistake: treats the current time as the future
// Shows: `now` itself is known
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
// Write:
  guard date < now else {

// Answer: one-page-only
// Mistake: reads only the first five hundred events
// Shows: Account 1 has 1200 events at noon
// Instead of:
  let events = try await store.read(stream)
// Write:
  let events = try await store.read(stream, .forwards, from: nil, limit: 500)

// Answer: one-too-few
// Mistake: counts versions from 0
// Shows: how it was
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return (events.firstIndex { Timestamp($0.recordedAt) > date } ?? events.count) - 1

// Answer: up-to-the-newer-one
// Mistake: includes the first newer event
// Shows: how it was
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.first { Timestamp($0.recordedAt) > date }?.version ?? events.count

// Answer: whole-seconds
// Mistake: compares whole seconds
// Shows: how it was
// Instead of:
    throw Problem(.notReached, "it has reached version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.prefix { Timestamp($0.recordedAt).microseconds / 1_000_000 <= date.microseconds / 1_000_000 }.last?.version ?? 0

// Answer: positions-for-versions
// Mistake: uses the log position as the version
// Shows: A position counts the events of all streams
// Instead of:
  let events = try await store.read(stream)
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  let events = try await store.read(stream)
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.position.rawValue ?? 0

// Answer: versions-up-to-a-position
// Mistake: compares the version with the last event's position
// Shows: A position counts the events of all streams
// Instead of:
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
// Write:
  let newest = try await store.read(stream, .backwards, from: nil, limit: 1).first
  let last = newest?.position.rawValue ?? 0
