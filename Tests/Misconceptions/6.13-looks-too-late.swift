// Exercise: 6.13
// Mistake: looks for the place when the head is sent
// Shows: when the head was sent
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
return stream { writer in
  let position = try await reader.position(of: number)
  try await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
