// Exercise: 5.2
// Mistake: writes every event as one of shape 1
// Shows: A new event in an old shape would be lifted when it is read
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: 1,
  data: String(decoding: data, as: UTF8.self))
