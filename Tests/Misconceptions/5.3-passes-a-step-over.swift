// Exercise: 5.3
// Mistake: passes over a step that fails
// Shows: Whoever swallows it has an event with half of its data
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
guard !missing.isEmpty else { return stored.data }
var value = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
for upcaster in missing { value = (try? upcaster.lift(value)) ?? value }
return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
