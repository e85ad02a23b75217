// Exercise: 1.9
// Alternative: makes a table from the names to the types
let types = Dictionary(
  uniqueKeysWithValues: Self.knownTypes.flatMap { type in type.typeNames.map { ($0, type) } })
if let type = types[typeName] {
  event = try type.init(typeName: typeName, from: data)
} else {
  event = UnknownEvent(
    typeName: typeName, data: try container.decode(JSONValue.self, forKey: .data))
}
