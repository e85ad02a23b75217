// Wrong answers to exercise 1.9.

// Answer: drops-the-data
// Mistake: keeps the name of an unknown event, but not its data
// Shows: all the data
// Hole: 1
let type = Self.knownTypes.first { $0.typeNames.contains(typeName) }
event =
  try type?.init(typeName: typeName, from: data) ?? UnknownEvent(typeName: typeName, data: .null)

// Answer: drops-the-name
// Mistake: keeps the data of an unknown event, but not its name
// Shows: Keep the name as it is
// Hole: 1
let type = Self.knownTypes.first { $0.typeNames.contains(typeName) }
event = try (type ?? UnknownEvent.self).init(
  typeName: type == nil ? "Unknown" : typeName, from: data)

// Answer: goes-by-the-beginning-of-the-name
// Mistake: chooses the type by a prefix of the name
// Shows: a guess changes history
// Hole: 1
if typeName.rawValue.hasPrefix("User") {
  event = try User.Event(typeName: typeName, from: data)
} else if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else {
  event = try UnknownEvent(typeName: typeName, from: data)
}

// Answer: knows-accounts-only
// Mistake: doesn't decode user events
// Shows: The bank knows accounts and users
// Hole: 1
if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else {
  event = try UnknownEvent(typeName: typeName, from: data)
}

// Answer: knows-nothing
// Mistake: decodes every event as unknown
// Shows: changes no balance
// Hole: 1
event = try UnknownEvent(typeName: typeName, from: data)

// Answer: makes-unreadable-data-null
// Mistake: replaces unreadable data with null
// Shows: With `try?`, the data is replaced
// Hole: 1
if let type = Self.knownTypes.first(where: { $0.typeNames.contains(typeName) }) {
  event = try type.init(typeName: typeName, from: data)
} else {
  event = UnknownEvent(typeName: typeName, data: (try? JSONValue(from: data)) ?? .null)
}

// Answer: refuses-unknown-types
// Mistake: throws at an unknown type
// Shows: An error stops the bank at this line
// Hole: 1
guard let type = Self.knownTypes.first(where: { $0.typeNames.contains(typeName) }) else {
  throw DecodingError.notStored(as: typeName, in: decoder)
}
event = try type.init(typeName: typeName, from: data)

// Answer: takes-broken-for-unknown
// Mistake: decodes damaged data of a known type as an unknown event
// Shows: a damaged one would be skipped in silence
// Hole: 1
let known = Self.knownTypes.lazy.compactMap { try? $0.init(typeName: typeName, from: data) }.first
event = try known ?? UnknownEvent(typeName: typeName, from: data)
