// Exercise: 5.2
// Mistake: reads every shape as if it were the one that it knows
// Shows: What has another shape has another meaning
// Hole: 2
return Reading(
  by: types[stored.typeName] ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
