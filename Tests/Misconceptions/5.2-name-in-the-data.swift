// Exercise: 5.2
// Mistake: puts the name into the data as well
// Shows: The name stands in a column of its own
let encoder = JSONEncoder()
encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
let fields = try JSONDecoder().decode(
  JSONValue.self, from: try JSONEncoder().encode(Payload(event: event)))
let data = try encoder.encode(["type": .string(event.typeName.rawValue), "data": fields])
return Stored(
  typeName: event.typeName, shape: newestShape(of: event.typeName),
  data: String(decoding: data, as: UTF8.self))
// Hole: 2
let isFromFuture = stored.shape > newestShape(of: stored.typeName)
let type = isFromFuture ? nil : types[stored.typeName]
var fields = try decoder.decode(JSONValue.self, from: Data(try lifted(stored).utf8))
if case .object(let outer) = fields, let inner = outer["data"] { fields = inner }
let data = String(decoding: try JSONEncoder().encode(fields), as: UTF8.self)
return Reading(by: type ?? UnknownEvent.self, stored.typeName, data: data)
