// Exercise: 1.9
// Mistake: guesses the type from what its name begins with
// Shows: to guess changes history
if typeName.rawValue.hasPrefix("User") {
  event = try User.Event(typeName: typeName, from: data)
} else if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else {
  event = try UnknownEvent(typeName: typeName, from: data)
}
