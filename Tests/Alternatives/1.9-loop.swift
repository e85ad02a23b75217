// Exercise: 1.9
// Alternative: goes through the known types in a loop
var found: (any DomainEvent)?
for type in Self.knownTypes where type.typeNames.contains(typeName) {
  found = try type.init(typeName: typeName, from: data)
}
event = try found ?? UnknownEvent(typeName: typeName, from: data)
