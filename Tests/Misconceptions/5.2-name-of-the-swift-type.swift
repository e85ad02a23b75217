// Exercise: 5.2
// Mistake: stores the name of the Swift type
// Shows: The light in room 3 was switched off
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: EventTypeName(rawValue: "\(type(of: event))"), shape: newestShape(of: event.typeName),
  data: String(decoding: data, as: UTF8.self))
