// Exercise: 4.9
// Mistake: sleeps for the whole time, and looks afterwards
// Shows: did not end
try await clock.sleep(for: limit)
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}
