// Exercise: 1.9
// Mistake: fails at the first event that a newer version of the program has written
// Shows: to fail stops the bank at this line
guard let type = Self.knownTypes.first(where: { $0.typeNames.contains(typeName) }) else {
  throw DecodingError.notStored(as: typeName, in: decoder)
}
event = try type.init(typeName: typeName, from: data)
