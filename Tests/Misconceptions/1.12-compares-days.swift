// Exercise: 1.12
// Mistake: compares days, as a statement of a day suggests
// Shows: what came later does not
let day = Int(date.timeIntervalSince1970 / 86_400)
return replay(history.prefix { Int($0.recordedAt.timeIntervalSince1970 / 86_400) <= day })
