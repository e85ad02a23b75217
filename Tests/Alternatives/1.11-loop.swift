// Exercise: 1.11
// Alternative: folds until the version is passed
var state = initial
for recorded in history {
  if recorded.version > version { break }
  guard let event = recorded.event as? Event else { continue }
  evolve(&state, with: event)
}
return state
