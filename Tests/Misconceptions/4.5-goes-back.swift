// Exercise: 4.5
// Mistake: moves the checkpoint back to an old event
// Shows: as after a lost connection
let isNew = event.position > checkpoint
if isNew { try apply(event) }
checkpoint = event.position
return isNew
