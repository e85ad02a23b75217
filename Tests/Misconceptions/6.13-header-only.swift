// Exercise: 6.13
// Mistake: does not know `after`
// Shows: A client asked for
// Hole: 1
let query = try QueryItems(of: request, "after")
_ = query
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = last ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
