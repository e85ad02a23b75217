// Exercise: 6.13
// Mistake: numbers from there, and sends from the beginning
// Shows: It has to get
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
_ = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: .start) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
