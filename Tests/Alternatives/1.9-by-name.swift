// Exercise: 1.9
// Alternative: names the known types one by one
if Account.Event.typeNames.contains(typeName) {
  event = try Account.Event(typeName: typeName, from: data)
} else if User.Event.typeNames.contains(typeName) {
  event = try User.Event(typeName: typeName, from: data)
} else {
  event = UnknownEvent(typeName: typeName, data: try JSONValue(from: data))
}
