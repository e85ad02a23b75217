// Exercise: 5.2
// Mistake: takes the number of upcasters for the newest shape
// Shows: The light in room 3 was switched off
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: upcasters[event.typeName, default: []].count,
  data: String(decoding: data, as: UTF8.self))
