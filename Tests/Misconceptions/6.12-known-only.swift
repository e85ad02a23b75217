// Exercise: 6.12
// Mistake: leaves out what it does not know
// Shows: AccountFrozen
// Hole: 1
[Account.category, User.category].contains(event.stream.category)
  && !(event.event is UnknownEvent)
