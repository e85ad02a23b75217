// Exercise: 1.9
// Mistake: forgets that users have events too
// Shows: The bank knows accounts and users
if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else {
  event = try UnknownEvent(typeName: typeName, from: data)
}
