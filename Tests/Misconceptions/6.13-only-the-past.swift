// Exercise: 6.13
// Mistake: sends what there was when the client came
// Shows: while the client was listening
// Hole: 1
let query = try QueryItems(of: request, "after")
let seen = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
let number = try seen ?? query.number("after", in: 0...(.max)) ?? 0
let position = try await reader.position(of: number)
var last = number
while (try? await reader.position(of: last + 1)) != nil { last += 1 }
let newest = last
return stream { writer in
  try await reader.follow(after: number, at: position) { event in
    if event.number <= newest { try await writer.write(Array(try event.message.text.utf8)) }
  }
}
