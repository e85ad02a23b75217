// Exercise: 6.13
// Mistake: begins with what is new
// Shows: when a client came for the first time
// Hole: 1
let query = try QueryItems(of: request, "after")
let last = try request.header(.lastEventID, longest: 19).map { text in
  try QueryItems.number(text, field: HTTPHeaderName.lastEventID.original, in: 0...(.max))
}
var number = try last ?? query.number("after", in: 0...(.max)) ?? 0
if last == nil, query["after"] == nil {
  while (try? await reader.position(of: number + 1)) != nil { number += 1 }
}
let (first, position) = (number, try await reader.position(of: number))
return stream { writer in
  try await reader.follow(after: first, at: position) { event in
    try await writer.write(Array(try event.message.text.utf8))
  }
}
