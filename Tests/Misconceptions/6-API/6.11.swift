// Wrong answers to exercise 6.11.

// Answer: any-version
// Mistake: believes that there is every version
// Shows: takes the present for something
// Instead of:
case .version(let version):
  let last = try await store.read(stream, .backwards, from: nil, limit: 1).first?.version ?? 0
  guard version <= last else {
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
  }
  return version
// Write:
case .version(let version): return version

// Answer: before-the-moment
// Mistake: leaves out what was recorded at that very moment
// Shows: at that very moment
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.prefix { Timestamp($0.recordedAt) < date }.last?.version ?? 0

// Answer: clock-on-the-wall
// Mistake: asks the clock on the wall
// Shows: says what time it is
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
// Write:
  guard date <= Timestamp(SystemWallClock().now) else {

// Answer: counts-what-is-older
// Mistake: counts the events that are older, wherever they stand
// Shows: A version without
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.count { Timestamp($0.recordedAt) <= date }

// Answer: future-is-now
// Mistake: answers about the future with today
// Shows: would be answered
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
    throw Problem(.notReached, "nobody knows yet how things will be then", field: "as_of")
  }
// Write:

// Answer: last-has-not-come
// Mistake: takes the newest version for one to come
// Shows: somebody asks for version 3
// Instead of:
  guard version <= last else {
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
  guard version < last else {
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")

// Answer: last-that-is-older
// Mistake: takes the last event that is older
// Shows: A version without
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.last { Timestamp($0.recordedAt) <= date }?.version ?? 0

// Answer: names-no-field
// Mistake: does not say what is wrong
// Shows: for the field "as_of"
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
    throw Problem(.notReached, "nobody knows yet how things will be then", field: "as_of")
// Write:
    throw Problem(.notReached, "nobody knows yet how things will be then")

// Answer: newest-instead
// Mistake: answers with the newest version instead of one to come
// Shows: takes the present for something
// Instead of:
  guard version <= last else {
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
  }
  return version
// Write:
  return min(version, last)

// Answer: not-there
// Mistake: says that there is no such account
// Shows: have not come yet
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.unknownAccount, "\(stream) is at version \(last)", field: "version")

// Answer: nothing-is-not-reached
// Mistake: says of a time before the first event that it has not come
// Shows: somebody asks
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
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
// Mistake: takes now for the future
// Shows: How things are now is known
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  guard date <= now else {
// Write:
  guard date < now else {

// Answer: one-page-only
// Mistake: looks at the first five hundred events
// Shows: Account 1 has 1200 events of noon
// Instead of:
  let events = try await store.read(stream)
// Write:
  let events = try await store.read(stream, .forwards, from: nil, limit: 500)

// Answer: one-too-few
// Mistake: counts versions from 0
// Shows: somebody asks
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return (events.firstIndex { Timestamp($0.recordedAt) > date } ?? events.count) - 1

// Answer: up-to-the-newer-one
// Mistake: takes the first event that is newer
// Shows: somebody asks
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.first { Timestamp($0.recordedAt) > date }?.version ?? events.count

// Answer: whole-seconds
// Mistake: compares whole seconds
// Shows: somebody asks
// Instead of:
    throw Problem(.notReached, "it has come to version \(last)", field: "version")
// Write:
    throw Problem(.notReached, "\(stream) is at version \(last)", field: "version")
// Instead of:
  return events.prefix { Timestamp($0.recordedAt) <= date }.last?.version ?? 0
// Write:
  return events.prefix { Timestamp($0.recordedAt).microseconds / 1_000_000 <= date.microseconds / 1_000_000 }.last?.version ?? 0
