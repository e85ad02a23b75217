// Exercise: 1.12
// Alternative: finds the version of that date and asks for the state as of it
var version = 0
for recorded in history {
  guard recorded.recordedAt <= date else { break }
  version = recorded.version
}
let events = Array(history)
return replay(events, asOfVersion: version)
