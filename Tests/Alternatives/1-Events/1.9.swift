// Other right answers to exercise 1.9.

// Answer: by-name
// Alternative: compares with each known name
// Hole: 1
if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else if User.Event.typeNames.contains(typeName) {
  event = try User.Event(typeName: typeName, from: data)
} else {
  event = UnknownEvent(typeName: typeName, data: try JSONValue(from: data))
}

// Answer: loop
// Alternative: searches the known types in a loop
// Hole: 1
var found: (any DomainEvent)?
for type in Self.knownTypes where type.typeNames.contains(typeName) {
  found = try type.init(typeName: typeName, from: data)
}
event = try found ?? UnknownEvent(typeName: typeName, from: data)

// Answer: table
// Alternative: uses a dictionary from names to types
// Hole: 1
let types = Dictionary(
  uniqueKeysWithValues: Self.knownTypes.flatMap { type in type.typeNames.map { ($0, type) } })
if let type = types[typeName] {
  event = try type.init(typeName: typeName, from: data)
} else {
  event = UnknownEvent(
    typeName: typeName, data: try container.decode(JSONValue.self, forKey: .data))
}
