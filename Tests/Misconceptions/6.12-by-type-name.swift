// Exercise: 6.12
// Mistake: goes by the names of the types
// Shows: AccountFrozen
// Hole: 1
(Account.Event.typeNames.union(User.Event.typeNames)).contains(event.event.typeName)
