// Exercise: 1.9
// Mistake: keeps the name of an unknown event and not its data
// Shows: be kept whole
let type = Self.knownTypes.first { $0.typeNames.contains(typeName) }
event =
  try type?.init(typeName: typeName, from: data) ?? UnknownEvent(typeName: typeName, data: .null)
