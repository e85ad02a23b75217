// Exercise: 6.13
// Mistake: follows in a task that nobody ends
// Shows: clients come and go all
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try last ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  let following = Task {
    try await reader.follow(after: number, at: position) { event in
      try await writer.write(Array(try event.message.text.utf8))
    }
  }
  try await following.value
}
