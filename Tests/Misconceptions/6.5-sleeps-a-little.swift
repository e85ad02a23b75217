// Exercise: 6.5
// Mistake: sleeps a little, and hopes
// Shows: has to end then, and not before
try? await Task.sleep(for: .milliseconds(50))
