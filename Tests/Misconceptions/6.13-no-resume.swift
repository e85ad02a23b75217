// Exercise: 6.13
// Mistake: does not know Last-Event-ID
// Shows: A browser that comes again
// Hole: 1
let query = try QueryItems(of: request, "after")
let number = try query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
