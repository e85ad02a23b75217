// Exercise: 4.9
// Mistake: sleeps for the whole time, and looks afterwards
// Shows: Beside the sleep somebody has to wait
try await clock.sleep(for: limit)
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}
