// Exercise: 3.8
// Mistake: waits on a clock of its own
// Shows: They have to wait on the clock
var retry = 0
while true {
  do {
    return try await attempt(
      command, by: subject, in: stream, context: context, prepare: prepare)
  } catch let conflict as VersionConflict {
    retry += 1
    guard retry <= retries.limit else { throw conflict }
    try await ContinuousClock().sleep(for: .microseconds(10))
  }
}
