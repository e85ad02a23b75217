// Exercise: 4.5
// Mistake: takes every event
// Shows: Event 2 came twice
try apply(event)
checkpoint = event.position
return true
