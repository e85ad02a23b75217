// Exercise: 4.9
// Mistake: waits for the position first, and for the time afterwards
// Shows: Your code has to sleep that long
try await progress.reached(position)
try await clock.sleep(for: limit)
guard progress.position >= position else {
  throw ReadModelBehind(model: name, position: position, limit: limit)
}
