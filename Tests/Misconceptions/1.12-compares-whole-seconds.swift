// Exercise: 1.12
// Mistake: compares whole seconds
// Shows: to the last part of a second
let second = Int(date.timeIntervalSince1970)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970) <= second })
