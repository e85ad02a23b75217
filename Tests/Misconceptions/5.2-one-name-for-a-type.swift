// Exercise: 5.2
// Mistake: reads an event under the first name of its type
// Shows: One type can have several names
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = isFromFuture ? nil : types[stored.typeName]
return Reading(
  by: type ?? UnknownEvent.self, type?.typeNames.first ?? stored.typeName,
  data: try lifted(stored))
