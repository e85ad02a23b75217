// Exercise: 5.8
// Mistake: answers for those that are known, and forgets the others
// Shows: Nobody has made that append before
for event in events.reversed() {
  if let place = try place(of: event.id), place.stream == stream.description {
    return AppendResult(version: place.version, position: place.position)
  }
}
return nil
