// Exercise: 5.2
// Mistake: takes every shape but the first for unknown
// Shows: notes have had two shapes
// Hole: 2
let isFromFuture = stored.shape != 1
let type = isFromFuture ? nil : types[stored.typeName]
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
