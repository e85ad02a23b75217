// Exercise: 5.2
// Mistake: reads a shape from the future where that happens to work
// Shows: What has another shape has another meaning
// Hole: 2
let data = try lifted(stored)
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = types[stored.typeName] ?? UnknownEvent.self
let reading = Reading(by: type, stored.typeName, data: data)
let event = try? decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)
let isKnown = !isFromFuture || event != nil
return isKnown ? reading : Reading(by: UnknownEvent.self, stored.typeName, data: data)
