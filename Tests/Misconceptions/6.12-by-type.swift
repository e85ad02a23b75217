// Exercise: 6.12
// Mistake: goes by the type of the event
// Shows: AccountFrozen
// Hole: 1
event.event is Account.Event || event.event is User.Event
