// Exercise: 6.12
// Mistake: shows whatever is not a request
// Shows: not public
// Hole: 1
event.stream.category != "request"
