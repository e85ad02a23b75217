// Wrong answers to exercise 5.2.

// Answer: always-the-first-shape
// Mistake: writes every event as one of shape 1
// Shows: A new event stored in an old shape would be upcast
// Hole: 1
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: 1,
  data: String(decoding: data, as: UTF8.self))

// Answer: bytes-of-swift
// Mistake: writes a property list instead of JSON
// Shows: the data have only the event's fields
// Hole: 1
let data = try PropertyListEncoder().encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName),
  data: data.base64EncodedString())

// Answer: counts-shapes-from-zero
// Mistake: uses the number of upcasters as the newest shape
// Shows: The light in room 3 was switched off
// Hole: 1
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: event.typeName, shape: upcasters[event.typeName, default: []].count,
  data: String(decoding: data, as: UTF8.self))

// Answer: fears-the-newest-shape
// Mistake: treats the newest shape as a future one
// Shows: notes have had two shapes
// Instead of:
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
// Write:
let isFromFuture = stored.shape >= newestShape(of: stored.typeName)

// Answer: goes-by-the-look
// Mistake: tries all types, and uses the first one that decodes
// Shows: an UnknownEvent with this name
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let data = try lifted(stored)
func fits(_ type: any DomainEvent.Type) -> Bool {
  let reading = Reading(by: type, stored.typeName, data: data)
  return (try? decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)) != nil
}
let fitting = isFromFuture ? nil : types.values.first(where: fits)
let known = isFromFuture ? nil : types[stored.typeName]
return Reading(by: fitting ?? known ?? UnknownEvent.self, stored.typeName, data: data)

// Answer: keeps-text-as-text
// Mistake: keeps the data of an unknown event as a string
// Shows: with this name and all of its data
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard let type = types[stored.typeName], !isFromFuture else {
  let text = String(decoding: try encoder.encode(stored.data), as: UTF8.self)
  return Reading(by: UnknownEvent.self, stored.typeName, data: text)
}
return Reading(by: type, stored.typeName, data: try lifted(stored))

// Answer: keeps-the-name-only
// Mistake: keeps the name of an unknown event, but not its data
// Shows: with this name and all of its data
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard let type = types[stored.typeName], !isFromFuture else {
  return Reading(by: UnknownEvent.self, stored.typeName, data: "{}")
}
return Reading(by: type, stored.typeName, data: try lifted(stored))

// Answer: keys-as-they-come
// Mistake: doesn't sort the keys
// Shows: with its fields in the order of the alphabet
// Instead of:
let data = try encoder.encode(Payload(event: event))
// Write:
let encoder = JSONEncoder()
let data = try encoder.encode(Payload(event: event))

// Answer: knows-the-first-shape-only
// Mistake: treats every shape but the first as unknown
// Shows: notes have had two shapes
// Instead of:
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
// Write:
let isFromFuture = stored.shape != 1

// Answer: knows-the-newest-shape-only
// Mistake: treats an older shape as unknown
// Shows: notes have had two shapes
// Instead of:
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
// Write:
let isFromFuture = stored.shape != newestShape(of: stored.typeName)

// Answer: lifts-what-is-new
// Mistake: upcasts an event before it is written
// Shows: with the data that it has
// Hole: 1
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
let stored = Stored(typeName: event.typeName, data: String(decoding: data, as: UTF8.self))
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName), data: try lifted(stored))

// Answer: name-in-the-data
// Mistake: writes the name into the data as well
// Shows: The name has its own column
// Instead of:
let data = try encoder.encode(Payload(event: event))
// Write:
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let fields = try JSONDecoder().decode(
  JSONValue.self, from: try JSONEncoder().encode(Payload(event: event)))
let data = try encoder.encode(["type": .string(event.typeName.rawValue), "data": fields])
// Instead of:
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
// Write:
var fields = try decoder.decode(JSONValue.self, from: Data(try lifted(stored).utf8))
if case .object(let outer) = fields, let inner = outer["data"] { fields = inner }
let data = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: data)

// Answer: name-of-the-swift-type
// Mistake: stores the name of the Swift type
// Shows: The light in room 3 was switched off
// Hole: 1
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let data = try encoder.encode(Payload(event: event))
return Stored(
  typeName: EventTypeName(rawValue: "\(type(of: event))"), shape: newestShape(of: event.typeName),
  data: String(decoding: data, as: UTF8.self))

// Answer: one-name-for-a-type
// Mistake: reads an event with the first name of its type
// Shows: One type can have several names
// Instead of:
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
// Write:
return Reading(
  by: type ?? UnknownEvent.self, type?.typeNames.first ?? stored.typeName,
  data: try lifted(stored))

// Answer: reads-the-future
// Mistake: reads every shape as its own newest one
// Shows: A newer shape may fit and mean something else
// Hole: 2
return Reading(
  by: types[stored.typeName] ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))

// Answer: reads-the-future-if-it-fits
// Mistake: reads a future shape if it happens to decode
// Shows: A newer shape may fit and mean something else
// Hole: 2
let data = try lifted(stored)
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = types[stored.typeName] ?? UnknownEvent.self
let reading = Reading(by: type, stored.typeName, data: data)
let event = try? decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)
let isKnown = !isFromFuture || event != nil
return isKnown ? reading : Reading(by: UnknownEvent.self, stored.typeName, data: data)

// Answer: refuses-the-unknown
// Mistake: rejects an unknown type
// Shows: One unknown event must not make the others unreadable
// Instead of:
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
// Write:
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
guard isFromFuture || types[stored.typeName] != nil else {
  throw DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "\(stored.typeName) is no event"))
}

// Answer: takes-damaged-for-unknown
// Mistake: treats damaged data as an unknown event
// Shows: so the event is damaged and not unknown
// Instead of:
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
// Write:
let data = try lifted(stored)
let reading = Reading(by: type ?? UnknownEvent.self, stored.typeName, data: data)
let event = try? decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)
guard event == nil else { return reading }
let isJSON = (try? decoder.decode(JSONValue.self, from: Data(data.utf8))) != nil
return Reading(by: UnknownEvent.self, stored.typeName, data: isJSON ? data : "null")

// Answer: wants-nothing-new
// Mistake: rejects an event with an unknown field
// Shows: A newer program has stored a note with a colour
// Instead of:
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: try lifted(stored))
// Write:
let data = try lifted(stored)
let reading = Reading(by: type ?? UnknownEvent.self, stored.typeName, data: data)
let event = try decoder.decode(Payload.self, from: Data(data.utf8), configuration: reading)
let again = try encoder.encode(event)
guard
  try decoder.decode(JSONValue.self, from: again)
    == decoder.decode(JSONValue.self, from: Data(data.utf8))
else {
  throw DecodingError.dataCorrupted(
    .init(codingPath: [], debugDescription: "this is no \(stored.typeName)"))
}
return reading
