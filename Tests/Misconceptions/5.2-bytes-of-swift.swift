// Exercise: 5.2
// Mistake: writes a property list, which is no JSON
// Shows: the data are those of the event
let data = try PropertyListEncoder().encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName),
  data: data.base64EncodedString())
