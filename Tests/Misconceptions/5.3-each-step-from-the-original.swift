// Exercise: 5.3
// Mistake: gives each step the data as they were stored
// Shows: so that the text has to be 'old 1→2 2→3'
let missing = upcasters[stored.typeName, default: []].filter { $0.shape >= stored.shape }
let original = try JSONDecoder().decode(JSONValue.self, from: Data(stored.data.utf8))
var value = original
for upcaster in missing { value = try upcaster.lift(original) }
return String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
