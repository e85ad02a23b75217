// Exercise: 6.12
// Mistake: shows accounts only
// Shows: UserEmailUpdated
// Hole: 1
event.stream.category == Account.category
