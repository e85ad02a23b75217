// Exercise: 4.9
// Mistake: sleeps a little and looks, again and again
// Shows: A loop that looks now and then is no race
let turns = Int(limit / .milliseconds(10))
for _ in 0..<turns {
  if progress.position >= position { return }
  if let trouble { throw trouble }
  try await clock.sleep(for: .milliseconds(10))
}
throw ReadModelBehind(model: name, position: position, limit: limit)
