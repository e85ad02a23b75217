// Exercise: 1.9
// Mistake: keeps every event as unknown, which never fails
// Shows: what is not recognised changes no balance
event = try UnknownEvent(typeName: typeName, from: data)
